import MagicString from 'magic-string'
import type { TextEdit } from './span.ts'

/**
 * Applies edits to a text. Edits of one place are applied in their order; one that replaces or removes a range wins
 * over those inside it.
 *
 * @param text that the edits' offsets are of
 * @param edits in any order; those of one place in the order in which they are to come
 * @throws {RangeError} when two edits overlap without one holding the other.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const result = new MagicString(text)
  const wide = edits.filter((edit) => edit.end > edit.start)
  for (const edit of edits) {
    if (wide.some((other) => other !== edit && holds(other, edit))) continue
    if (edit.start === edit.end) result.appendLeft(edit.start, edit.text)
    else if (edit.text === '') result.remove(edit.start, edit.end)
    else result.overwrite(edit.start, edit.end, edit.text, { contentOnly: true })
  }
  return result.toString()
}

function holds(outer: TextEdit, inner: TextEdit): boolean {
  const isSame = outer.start === inner.start && outer.end === inner.end
  const isInside = outer.start <= inner.start && inner.end <= outer.end
  const isBeside = inner.start === inner.end && (inner.start === outer.start || inner.start === outer.end)
  return isInside && !isSame && !isBeside
}
