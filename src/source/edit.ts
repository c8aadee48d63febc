import MagicString from 'magic-string'
import type { TextEdit } from './span.ts'

/**
 * Applies edits to a text. Edits of one place are applied in their order; a removal that holds smaller edits wins
 * over them.
 *
 * @throws {RangeError} when two edits overlap without one holding the other.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const result = new MagicString(text)
  const removals = edits.filter((edit) => edit.text === '' && edit.end > edit.start)
  for (const edit of edits) {
    if (removals.some((removal) => removal !== edit && holds(removal, edit))) continue
    if (edit.start === edit.end) result.appendLeft(edit.start, edit.text)
    else if (edit.text === '') result.remove(edit.start, edit.end)
    else result.overwrite(edit.start, edit.end, edit.text, { contentOnly: true })
  }
  return result.toString()
}

function holds(outer: TextEdit, inner: TextEdit): boolean {
  const isSame = outer.start === inner.start && outer.end === inner.end
  return !isSame && outer.start <= inner.start && inner.end <= outer.end
}
