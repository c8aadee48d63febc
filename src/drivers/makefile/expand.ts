import type { Text } from './marks.ts'
import { functions } from './functions/index.ts'
import { patsubst } from './functions/text.ts'
import { derived } from './functions/derived.ts'
import { variableText } from './lookup.ts'
import { referenceAt, splitArguments, type Reference } from './reference.ts'
import type { Scope } from './session.ts'
import { Stop } from './stop.ts'

/** A text with all its references replaced. */
export function expand(text: Text, scope: Scope): Text {
  let dollar = text.indexOf('$')
  if (dollar === -1) return text
  const parts: Text[] = []
  let at = 0
  for (; dollar !== -1; dollar = text.indexOf('$', at)) {
    const reference = referenceAt(text, dollar)
    parts.push(text.slice(at, dollar), expandReference(reference, text, scope))
    at = reference.end
  }
  return parts.join('') + text.slice(at)
}

export function expandReference(reference: Reference, text: string, scope: Scope): Text {
  const { body, open } = reference
  if (body === null) return '$'
  scope.session.shared.spend(body.length)
  if (open === '') return body === '' ? '' : variableText(body, scope, expand)
  const label = text.slice(reference.start, reference.end)
  const name = /^[a-z-]+(?=[ \t\r\n]|$)/.exec(body)?.[0]
  const called = name === undefined ? undefined : functions.get(name)
  if (!called) return expandName(body, label, scope)
  const found = splitArguments(body.slice(name!.length).replace(/^[ \t\r\n]+/, ''), open, called.most)
  if (found.length < called.least) {
    throw new Stop(`insufficient number of arguments (${found.length}) to function '${name}'`)
  }
  const args = called.expandsItself ? found : found.map((one) => expand(one, scope))
  const result = called.run(args, { name: name!, label, scope, expand })
  scope.session.shared.spend(result.length)
  return result
}

/** `$(NAME)`, `$(NAME:.c=.o)`, `$($(PREFIX)_NAME)`. */
function expandName(body: string, label: string, scope: Scope): Text {
  const name = expand(body, scope)
  if (name.includes('\0')) return derived('variable', [name], { name: '', label, scope, expand })
  const colon = name.indexOf(':')
  const equals = colon === -1 ? -1 : name.indexOf('=', colon)
  if (equals === -1) {
    const value = variableText(name, scope, expand)
    scope.session.shared.spend(value.length)
    return value
  }
  const from = name.slice(colon + 1, equals)
  const to = name.slice(equals + 1)
  const [before, after] = from.includes('%') ? [from, to] : [`%${from}`, `%${to}`]
  const value = variableText(name.slice(0, colon), scope, expand)
  return patsubst([before, after, value], { name: 'patsubst', label, scope, expand })
}
