import type { Field } from '../../../src/shell/expand.ts'
import type { Value } from '../../../src/shell/value.ts'

/** What the unknowns of a script were in one run, by their id. */
export type Bindings = ReadonlyMap<string, string>

/** Every way in which a value can be a text. */
export function unify(value: Value, text: string, bindings: Bindings): Bindings[] {
  const [part, ...rest] = value
  if (part === undefined) return text === '' ? [bindings] : []
  const given = typeof part === 'string' ? part : bindings.get(part.id)
  if (given !== undefined)
    return text.startsWith(given) ? unify(rest, text.slice(given.length), bindings) : []
  const { id } = part as Exclude<typeof part, string>
  const ways: Bindings[] = []
  for (let length = 0; length <= text.length; length += 1) {
    const bound = new Map(bindings).set(id, text.slice(0, length))
    ways.push(...unify(rest, text.slice(length), bound))
  }
  return ways
}

/** As `unify` for the words of a command: a word in which an unknown stands unquoted may be several, or none. */
export function unifyWords(
  fields: readonly Field[],
  words: readonly string[],
  bindings: Bindings,
): Bindings | null {
  const [field, ...rest] = fields
  if (!field) return words.length === 0 ? bindings : null
  const counts = field.maySplit || field.glob ? words.map((_, at) => at + 1) : words.length > 0 ? [1] : []
  for (const count of [...(field.maySplit ? [0] : []), ...counts]) {
    const text = words.slice(0, count).join(' ')
    const ways = field.glob ? [bindings] : unify(field.value, text, bindings)
    for (const way of ways) {
      const found = unifyWords(rest, words.slice(count), way)
      if (found) return found
    }
  }
  return null
}
