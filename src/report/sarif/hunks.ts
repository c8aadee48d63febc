import { diffLines } from 'diff'
import { positionAt } from '../../source/span.ts'
import type { Position } from '../../source/span.ts'

/** A replacement of whole lines, both ends as editors count: `to` is the first place behind it. */
export interface Hunk {
  readonly from: Position
  readonly to: Position
  readonly text: string
}

/**
 * The fewest lines that have to be replaced to make one text of another, from the top. A byte order mark that both
 * begin with counts as no column.
 */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const isMarked = before.startsWith('\ufeff') && after.startsWith('\ufeff')
  const [old, text] = isMarked ? [before.slice(1), after.slice(1)] : [before, after]
  if (old === '' || text === '') return old === text ? [] : [hunk(old, 0, old.length, text)]
  const hunks: Hunk[] = []
  let at = 0
  let open: { readonly start: number; text: string } | null = null
  for (const change of diffLines(old, text)) {
    if (!change.added && !change.removed) {
      if (open) hunks.push(hunk(old, open.start, at, open.text))
      open = null
    } else {
      open ??= { start: at, text: '' }
      if (change.added) open.text += change.value
    }
    if (!change.added) at += change.value.length
  }
  if (open) hunks.push(hunk(old, open.start, at, open.text))
  return hunks
}

function hunk(text: string, start: number, end: number, replacement: string): Hunk {
  return { from: positionAt(text, start), to: positionAt(text, end), text: replacement }
}
