import MagicString from 'magic-string'
import type { TextEdit } from './span.ts'

/**
 * Applies edits to a text. Edits of one place are applied in their order; one that replaces or removes a range wins
 * over those inside it.
 *
 * @param text that the edits' offsets are of
 * @param edits in any order; those of one place in the order in which they are to come
 * @throws RangeError when two replacements overlap without one holding the other, or an edit lies outside of the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const result = new MagicString(text)
  const wide = edits.filter((edit) => edit.end > edit.start)
  const free = edits.filter((edit) => !wide.some((other) => other !== edit && holds(other, edit)))
  try {
    for (const edit of free) applyEdit(result, edit)
  } catch (error) {
    throw new RangeError(`The edits do not fit together: ${(error as Error).message}`)
  }
  return result.toString()
}

function applyEdit(result: MagicString, { start, end, text }: TextEdit): void {
  if (start === end) result.appendLeft(start, text)
  else if (text === '') result.remove(start, end)
  else result.overwrite(start, end, text, { contentOnly: true })
}

function holds(outer: TextEdit, inner: TextEdit): boolean {
  const isSame = outer.start === inner.start && outer.end === inner.end
  const isInside = outer.start <= inner.start && inner.end <= outer.end
  const isBeside = inner.start === inner.end && (inner.start === outer.start || inner.start === outer.end)
  return isInside && !isSame && !isBeside
}
