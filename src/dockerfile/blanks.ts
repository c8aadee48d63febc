/** Go's `unicode.IsSpace`, which differs from JavaScript's `\s` (U+0085 is one, U+FEFF is not). */
export function isSpace(char: string | undefined): boolean {
  return char !== undefined && SPACE.test(char)
}

/** The blanks between which BuildKit's line parsers cut words (`reWhitespace`). */
export function isBlank(char: string | undefined): boolean {
  return char !== undefined && char !== '' && ' \t\v\f\r'.includes(char)
}

/**
 * @returns `[from, to)` without the spaces at its ends, as `strings.TrimSpace` does. An empty range that lies at
 *   `to` when there is nothing else.
 */
export function trim(text: string, from = 0, to: number = text.length): readonly [number, number] {
  let start = from
  while (start < to && isSpace(text[start])) start += 1
  let end = to
  while (end > start && isSpace(text[end - 1])) end -= 1
  return [start, end]
}

const SPACE = /^[\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]$/
