import { trim } from './blanks.ts'
import { type Joined, rangeOf } from './joined.ts'
import type { Word } from './types.ts'

/**
 * The strings of the JSON form. Each word's text is the decoded string, its range has the quotes.
 *
 * @returns null when the text is not a JSON array, and so means itself; `'mixed'` for an array that holds anything
 *   but strings, which BuildKit's `parseJSON` takes for a mistake rather than for text.
 */
export function jsonWords(joined: Joined, from: number, to: number): readonly Word[] | 'mixed' | null {
  const [start, end] = trim(joined.text, from, to)
  if (joined.text[start] !== '[' || start === end) return null
  const values = parseArray(joined.text.slice(start, end))
  if (values === null) return null
  if (!values.every((value) => typeof value === 'string')) return 'mixed'
  const words: Word[] = []
  const literal = /"(?:[^"\\]|\\.)*"/g
  literal.lastIndex = start
  for (const text of values) {
    const found = literal.exec(joined.text)
    if (found === null) return null
    words.push({
      ...rangeOf(joined, found.index, literal.lastIndex),
      text: text.replace(/\p{Surrogate}/gu, '\uFFFD'),
    })
  }
  return words
}

function parseArray(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
