import { directoryOf } from '../../../source/path.ts'
import { isKnown, type Text } from '../marks.ts'
import { absolute } from './names.ts'
import type { Call, MakeFunction } from './derived.ts'

/** The same look at the same things prints the same, as in scripts. */
const steady = /^(?:git|whoami|id|uname|hostname|arch|nproc|which|go)\b[^;&|><`]*$/

function run([given]: readonly string[], call: Call): Text {
  const { session, at } = call.scope
  const text = given!.trim()
  const known = prints(text, call)
  if (known !== null) return known
  session.runs.push({ text: given!, at })
  const { unknowns } = session
  const id = steady.test(text)
    ? `$(${isKnown(text) ? text : `make ${text}`})@${session.start.directory}`
    : `make shell ${at.path} ${at.start} ${text} #${session.nextRun()}`
  return unknowns.mark({ id, label: call.label })
}

/** Where people ask the shell for what make knows. */
function prints(text: Text, call: Call): Text | null {
  const { directory } = call.scope.session
  if (/^(?:pwd(?: -[PL])?|readlink -f \.|realpath \.)$/.test(text)) return directory
  const moved = /^cd ("?)([^\s"'`$;&|*?]+)\1 *(?:&&|;) *pwd(?: -[PL])?$/.exec(text)
  if (moved) return absolute(moved[2]!, call)
  const above = /^dirname ("?)([^\s"'`$;&|*?]+)\1$/.exec(text)
  if (!above || above[2]!.endsWith('\0')) return null
  return above[2]!.includes('/') ? directoryOf(above[2]!) : '.'
}

export const shellFunctions: readonly (readonly [string, MakeFunction])[] = [
  ['shell', { least: 1, most: 1, run }],
]
