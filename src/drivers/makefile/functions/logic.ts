import { hasKnownWords, wordsOf, type Text } from '../marks.ts'
import { ErrorCall } from '../stop.ts'
import { Variables, type Variable } from '../variables.ts'
import { byDefault } from './default-value.ts'
import { derived, either, type Call, type MakeFunction } from './derived.ts'

/** Whether a text is empty; null when nobody knows. A literal beside an unknown makes it known. */
export function isEmpty(text: Text): boolean | null {
  if (text === '') return true
  return text.replaceAll(/\0[1-9]\d*\0/g, '') === '' ? null : false
}

function choose([condition, yes, no = '']: readonly string[], call: Call): Text {
  const { scope, expand } = call
  const asked = expand(condition!.trim(), scope)
  const empty = isEmpty(asked)
  if (empty !== null) return expand(empty ? no : yes!, scope)
  const ways = [yes!, no].map((way) => unlessStopped(() => expand(way, scope)))
  const left = ways.filter((way) => way !== null)
  if (left.length === 1) return left[0]!
  if (left.length === 0) throw new ErrorCall(call.label)
  const usual = byDefault(asked, scope)
  return either(`if ${asked}`, left, usual === null ? -1 : usual === '' ? 1 : 0, call.label, scope)
}

/** A way on which make ends with an error is none. */
function unlessStopped(compute: () => Text): Text | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof ErrorCall) return null
    throw error
  }
}

function or(args: readonly string[], call: Call): Text {
  const unsure: Text[] = []
  for (const arg of args) {
    const value =
      unsure.length > 0
        ? unlessStopped(() => call.expand(arg.trim(), call.scope))
        : call.expand(arg.trim(), call.scope)
    if (value === null) return derived('or', unsure, call)
    const empty = isEmpty(value)
    if (empty === null) unsure.push(value)
    else if (!empty) return unsure.length === 0 ? value : withDefault(unsure, value, call)
  }
  return unsure.length === 0 ? '' : unsure.length === 1 ? unsure[0]! : derived('or', unsure, call)
}

/** `$(or $(NAME),value)` is the `${NAME:-value}` of scripts. */
function withDefault(unsure: readonly Text[], value: Text, call: Call): Text {
  const { unknowns } = call.scope.session
  if (unsure.length > 1) return derived('or', [...unsure, value], call)
  const usual = byDefault(unsure[0]!, call.scope)
  if (usual === null) return derived('or', [unsure[0]!, value], call)
  return unknowns.mark({
    id: `make or ${unsure[0]!}=${value}`,
    label: call.label,
    fallback: unknowns.value(usual === '' ? value : usual),
  })
}

function and(args: readonly string[], call: Call): Text {
  let isSure = true
  let last: Text = ''
  const all: Text[] = []
  for (const arg of args) {
    last = call.expand(arg.trim(), call.scope)
    all.push(last)
    const empty = isEmpty(last)
    if (empty) return ''
    isSure &&= empty === false
  }
  return isSure ? last : derived('and', all, call)
}

function foreach([name, list, text]: readonly string[], call: Call): Text {
  const { scope, expand } = call
  const variable = expand(name!, scope).trim()
  const words = expand(list!, scope)
  if (!hasKnownWords(words) || variable.includes('\0'))
    return derived('foreach', [variable, words, text!], call)
  return wordsOf(words)
    .map((word) =>
      expand(text!, { ...scope, variables: withSimple(scope.variables, [[variable, word]], call) }),
    )
    .join(' ')
}

export function withSimple(
  parent: Variables,
  values: readonly (readonly [string, Text])[],
  { scope }: Call,
): Variables {
  const variables = new Variables(parent)
  for (const [name, text] of values) variables.set(name, simple(text, scope.at))
  return variables
}

function simple(text: Text, at: Variable['at']): Variable {
  return { flavor: 'simple', text, origin: 'automatic', at }
}

export const logicFunctions: readonly (readonly [string, MakeFunction])[] = [
  ['if', { least: 2, most: 3, expandsItself: true, run: choose }],
  ['or', { least: 1, most: Infinity, expandsItself: true, run: or }],
  ['and', { least: 1, most: Infinity, expandsItself: true, run: and }],
  ['foreach', { least: 3, most: 3, expandsItself: true, run: foreach }],
]
