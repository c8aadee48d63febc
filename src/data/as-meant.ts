import type { Range, TextEdit } from '../source/span.ts'
import { editedScalar, sameText } from './edited-scalar.ts'
import type { Node } from './node.ts'

/**
 * Whether a file that was edited says what it said, without what the edits took whole and with the texts that they
 * changed within scalars: indentation, quotes and `: ` can make something else of it.
 */
export function isAsMeant(
  source: string,
  before: readonly (Node | null)[],
  after: readonly (Node | null)[],
  edits: readonly TextEdit[],
): boolean {
  const outer = outermost(edits)
  const same = (a: Node | null, b: Node | null): boolean => {
    if (!a || !b) return a === b
    if (a.kind === 'alias' || b.kind === 'alias') {
      return a.kind === 'alias' && b.kind === 'alias' && a.name === b.name
    }
    if (a.anchor !== b.anchor || a.tag !== b.tag) return false
    if (a.kind === 'scalar') {
      if (b.kind !== 'scalar' || a.style !== b.style) return false
      const meant = editedScalar(source, a, outer)
      return meant !== null && sameText(a, meant, b.text) && (meant.trim() !== '' || a.text.trim() === '')
    }
    if (a.kind === 'mapping') {
      const kept = a.entries.filter(({ range }) => !isTaken(range, outer))
      return (
        b.kind === 'mapping' &&
        kept.length === b.entries.length &&
        kept.every((entry, at) => {
          const other = b.entries[at]!
          return same(entry.key, other.key) && same(entry.value, other.value)
        })
      )
    }
    const kept = a.items.filter(({ range }) => !isTaken(range, outer))
    return (
      b.kind === 'sequence' &&
      kept.length === b.items.length &&
      kept.every(({ value }, at) => same(value, b.items[at]!.value))
    )
  }
  return before.length === after.length && before.every((node, at) => same(node, after[at]!))
}

/** Whether edits take a range out whole. */
export function isTaken(range: Range, edits: readonly TextEdit[]): boolean {
  return edits.some((edit) => edit.start <= range.start && edit.end >= range.end && edit.text.trim() === '')
}

/** Without the edits that lie in what another one replaces. */
function outermost(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter((edit) => !edits.some((other) => other !== edit && holds(other, edit)))
}

function holds(outer: TextEdit, inner: TextEdit): boolean {
  const isSame = outer.start === inner.start && outer.end === inner.end
  const isBeside = inner.start === inner.end && (inner.start === outer.start || inner.start === outer.end)
  return outer.start <= inner.start && inner.end <= outer.end && !isSame && !isBeside
}
