import { structuredPatch } from 'diff'
import type { FileChange } from '../../src/index.ts'

export interface FileDiff {
  readonly path: string
  readonly fate: 'changed' | 'new' | 'deleted'
  readonly added: number
  readonly removed: number
  readonly rows: readonly DiffRow[]
}

export type DiffRow = DiffLine | { readonly kind: 'gap' }

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  /** The line's number before and after, from 1; null where it is not there. */
  readonly before: number | null
  readonly after: number | null
  readonly text: string
  /** Where the text differs from the line that it replaces, or that replaces it; null for all of it. */
  readonly differs: readonly [start: number, end: number] | null
  /** No line feed ends the file here. */
  readonly endsOpen: boolean
}

/** A changed file as rows of a table, with three lines around each change. */
export function diffRows({ path, before, after }: FileChange): FileDiff {
  const { hunks } = structuredPatch(path, path, before ?? '', after ?? '', '', '', { context: 3 })
  const rows = hunks.flatMap((hunk, at): readonly DiffRow[] => {
    const lines = linesOf(hunk.lines, hunk.oldStart, hunk.newStart)
    const isFirstLine = at === 0 && Math.min(hunk.oldStart, hunk.newStart) <= 1
    return isFirstLine ? lines : [{ kind: 'gap' }, ...lines]
  })
  const count = (kind: DiffRow['kind']) => rows.filter((row) => row.kind === kind).length
  const fate = before === null ? 'new' : after === null ? 'deleted' : 'changed'
  return { path, fate, added: count('added'), removed: count('removed'), rows }
}

function linesOf(lines: readonly string[], before: number, after: number): readonly DiffLine[] {
  const rows: DiffLine[] = []
  for (const line of lines) {
    const [sign, text] = [line[0], line.slice(1)]
    if (sign === '\\') rows[rows.length - 1] = { ...rows.at(-1)!, endsOpen: true }
    else if (sign === '+') rows.push({ ...plain('added', text), after: after++ })
    else if (sign === '-') rows.push({ ...plain('removed', text), before: before++ })
    else rows.push({ ...plain('same', text), before: before++, after: after++ })
  }
  return withDifferences(rows)
}

function plain(kind: DiffLine['kind'], text: string): DiffLine {
  return { kind, before: null, after: null, text, differs: null, endsOpen: false }
}

/** Where as many lines come as go, each stands for the one in its place. */
function withDifferences(rows: readonly DiffLine[]): readonly DiffLine[] {
  const result = [...rows]
  for (let at = 0; at < rows.length;) {
    const removed = runOf(rows, at, 'removed')
    const added = runOf(rows, at + removed, 'added')
    for (let pair = 0; removed === added && pair < removed; pair += 1) {
      const [first, second] = [at + pair, at + removed + pair]
      const [before, after] = differences(rows[first]!.text, rows[second]!.text)
      result[first] = { ...rows[first]!, differs: before }
      result[second] = { ...rows[second]!, differs: after }
    }
    at += Math.max(1, removed + added)
  }
  return result
}

function runOf(rows: readonly DiffLine[], from: number, kind: DiffLine['kind']): number {
  const end = rows.findIndex((row, at) => at >= from && row.kind !== kind)
  return (end === -1 ? rows.length : end) - from
}

type Differences = readonly [DiffLine['differs'], DiffLine['differs']]

/** Lines that have less than a third in common are other lines. */
function differences(before: string, after: string): Differences {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  if (start + end < Math.max(before.length, after.length) / 3) return [null, null]
  return [
    [start, before.length - end],
    [start, after.length - end],
  ]
}
