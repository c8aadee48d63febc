/**
 * A string of which some parts are not known before the script runs: `"$IMAGE:build"` is an unknown and a
 * literal. Two values are equal when their parts are, so an unknown equals itself.
 */
export type Value = readonly ValuePart[]

/** A known text, or what nobody knows before the script runs. */
export type ValuePart = string | Unknown

/** A part of a string that is not known before the script runs. */
export interface Unknown {
  /** Identity: two unknowns with the same id have the same value whenever the script runs. */
  readonly id: string
  /** As the script writes it, for people: `$IMAGE`, `$(git rev-parse HEAD)`. */
  readonly label: string
  /** What it is when nobody sets the variable that it comes from: the `d` of `${V:-d}`. */
  readonly fallback?: Value
  /** It holds no blanks: an id, a path that a program chose. */
  readonly whole?: true
  /** The values that it may have, where they are known. */
  readonly oneOf?: readonly Value[]
}

export function literal(text: string): Value {
  return text === '' ? [] : [text]
}

export function unknown(id: string, label: string = id): Value {
  return [{ id, label }]
}

/** As `unknown`, for what is one word without quotes too. */
export function unknownWord(id: string, label: string): Value {
  return [{ id, label, whole: true }]
}

/** Joins values, neighbouring literals into one, so that equal values have equal shapes. */
export function concat(...values: readonly Value[]): Value {
  const parts: ValuePart[] = []
  for (const part of values.flat()) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  return parts
}

/** The text, or null when a part of it is unknown. */
export function known(value: Value): string | null {
  if (value.length === 0) return ''
  return value.length === 1 && typeof value[0] === 'string' ? value[0] : null
}

export function equal(a: Value, b: Value): boolean {
  return a.length === b.length && a.every((part, at) => samePart(part, b[at]!))
}

function samePart(a: ValuePart, b: ValuePart): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.id === b.id
}

/** For people and for use as a map key within one run: unknowns as the script writes them. */
export function show(value: Value): string {
  return value.map((part) => (typeof part === 'string' ? part : part.label)).join('')
}

export function key(value: Value): string {
  return value.map((part) => (typeof part === 'string' ? part : `\u0000${part.id}\u0000`)).join('')
}

/** Cuts at the first literal occurrence of a separator: `X:/path` into container and path. */
export function splitAt(value: Value, separator: string): readonly [Value, Value] | null {
  for (const [at, part] of value.entries()) {
    if (typeof part !== 'string') continue
    const found = part.indexOf(separator)
    if (found === -1) continue
    const head = concat(value.slice(0, at), literal(part.slice(0, found)))
    const tail = concat(literal(part.slice(found + separator.length)), value.slice(at + 1))
    return [head, tail]
  }
  return null
}

/** The text when every unknown takes its fallback, with the unknowns that did; null when one has none. */
export function withFallbacks(value: Value): { text: string; assumed: readonly Unknown[] } | null {
  let text = ''
  const assumed: Unknown[] = []
  for (const part of value) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const inner = part.fallback ? withFallbacks(part.fallback) : null
    if (!inner) return null
    text += inner.text
    assumed.push(part, ...inner.assumed)
  }
  return { text, assumed }
}
