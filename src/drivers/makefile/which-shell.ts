import { expand } from './expand.ts'
import { variableText } from './lookup.ts'
import { isKnown, wordsOf } from './marks.ts'
import type { Scope } from './session.ts'

/** Whether recipes are run by a shell whose language is read here, with flags that leave it what it is. */
export function isReadableShell(scope: Scope): boolean {
  const shell = variableText('SHELL', scope, expand)
  const flags = variableText('.SHELLFLAGS', scope, expand)
  if (!isKnown(flags)) return false
  const words = wordsOf(flags)
  const areFlags = words.every((word) => /^-[abefhklmuvxEo]*c?$|^-o$/.test(word) || options.has(word))
  const isText = /^-[a-zA-Z]*c$/.test(words.at(-1) ?? '')
  return areFlags && isText && isShell(scope.session.unknowns.show(shell))
}

const options = new Set(['pipefail', 'errexit', 'nounset', 'xtrace', '--noprofile', '--norc'])

/** A path, or what looks for it: `$(shell which bash)`. */
function isShell(text: string): boolean {
  return /^(?:\/usr)?(?:\/bin\/)?(?:env )?(?:ba|da|z|k|a)?sh$|^\$\(shell (?:which|command -v) (?:ba|da)?sh\)$|\/(?:ba|da)?sh$/.test(
    text.trim(),
  )
}
