import type { TextEdit } from '../source/span.ts'
import { convertWord } from './escape-word.ts'

/**
 * What must change in a string of the JSON form: JSON's backslash is the same in every file, but what it decodes to
 * is a word like any other.
 *
 * @param literal the string with its quotes.
 */
export function convertJson(literal: string, from: string, to: string): readonly TextEdit[] | null {
  const units = [...literal.matchAll(/\\u[0-9a-fA-F]{4}|\\[^]|[^"\\]/g)]
  const edits = convertWord(JSON.parse(literal) as string, from, to)
  if (edits === null) return null
  return edits.map((edit) => {
    const [written] = units[edit.start]!
    const start = units[edit.start]!.index
    return { start, end: start + written.length, text: JSON.stringify(edit.text).slice(1, -1) }
  })
}
