import { expandValue, type Scope } from './expand.ts'
import type { WordPart } from './parse.ts'
import { concat, known, literal, type Value } from './value.ts'

/** What `$@`, `${A[@]}` and their like stand for. */
export interface List {
  /** Null when nobody knows how many there are. */
  readonly values: readonly Value[] | null
  /** In quotes it is one word (`"$*"`) and not one for each. */
  readonly joins: boolean
  readonly isEmptyByDefault?: boolean
  /** The quotes are inside the braces. */
  readonly isQuoted?: boolean
}

/** The list that a part of a word is; null for every other expansion. */
export function listOf(part: WordPart, scope: Scope): List | null {
  if (part.type === 'SimpleExpansion') {
    const name = part.text.slice(1)
    return name === '@' || name === '*' ? { values: scope.list('@'), joins: name === '*' } : null
  }
  if (part.type !== 'ParameterExpansion' || part.prefix !== undefined) return null
  const isPositional = part.parameter === '@' || part.parameter === '*'
  const index = isPositional ? part.parameter : part.index?.text
  if (index !== '@' && index !== '*') return null
  const values = scope.list(isPositional ? '@' : part.parameter)
  const { operation } = part
  const isEmptyByDefault = !values && !isPositional && scope.isEmptyByDefault(part.parameter)
  if (!operation) return { values, joins: index === '*', isEmptyByDefault }
  if (operation.type === 'Slice' && values) {
    // `$0` stands before the first.
    const from = isPositional ? [scope.variable('0') ?? [], ...values] : values
    const offset = numberOf(expandValue(operation.offset, scope))
    const length = operation.length ? numberOf(expandValue(operation.length, scope)) : from.length
    if (offset !== null && length !== null) {
      return { values: from.slice(offset, offset + length), joins: index === '*' }
    }
  }
  if (operation.type === 'Default' && operation.operator.endsWith('+') && values?.length === 0) {
    return { values, joins: false }
  }
  if (operation.type === 'Default' && operation.operator.endsWith('+') && values) {
    return listWithin(operation.operand.parts, scope) ?? { values: null, joins: false }
  }
  const isOptional = operation.type === 'Default' && operation.operator.endsWith('+')
  return { values: null, joins: index === '*', isEmptyByDefault: isOptional && isEmptyByDefault }
}

/** `${A[@]+"${A[@]}"}`: the usual way to expand an array that may be empty under `set -u`. */
function listWithin(parts: readonly WordPart[] | undefined, scope: Scope): List | null {
  const [only, more] = parts ?? []
  if (!only || more) return null
  const list = only.type === 'DoubleQuoted' ? listWithin(only.parts, scope) : listOf(only, scope)
  return list && only.type === 'DoubleQuoted' ? { ...list, isQuoted: true } : list
}

/** All in one text, as `"$*"` gives it. */
export function joined(values: readonly Value[]): Value {
  return concat(...values.map((value, at) => (at === 0 ? value : concat(literal(' '), value))))
}

function numberOf(value: Value): number | null {
  const text = known(value)?.trim()
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}
