import type { Range, TextEdit } from '../source/span.ts'
import { isTaken } from './as-meant.ts'
import type { Node } from './node.ts'

/** The commas that go with the members of `{…}` and `[…]` that edits take out. */
export function commaEdits(text: string, node: Node | null, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!node || node.kind === 'scalar' || node.kind === 'alias') return []
  const members = node.kind === 'mapping' ? node.entries : node.items
  const inner = members
    .filter(({ range }) => !isTaken(range, edits))
    .flatMap(({ value }) => commaEdits(text, value, edits))
  return node.isFlow ? [...inner, ...ownCommas(text, members, edits)] : inner
}

function ownCommas(
  text: string,
  members: readonly { readonly range: Range }[],
  edits: readonly TextEdit[],
): TextEdit[] {
  const result: TextEdit[] = []
  for (let first = 0; first < members.length; first += 1) {
    if (!isTaken(members[first]!.range, edits)) continue
    let last = first
    while (last + 1 < members.length && isTaken(members[last + 1]!.range, edits)) last += 1
    const [before, after] = [members[first - 1]?.range, members[last + 1]?.range]
    const taken = { start: members[first]!.range.start, end: members[last]!.range.end }
    result.push(after ? untilNext(text, taken, after) : sincePrevious(text, before, taken, edits))
    first = last
  }
  return result
}

/** Up to what follows: whole lines where both begin one. */
function untilNext(text: string, taken: Range, after: Range): TextEdit {
  const [start, end] = [lineStart(text, taken.start), lineStart(text, after.start)]
  const areLines = start < end && [start, end].every((at, one) => isBlank(text, at, one ? after : taken))
  return areLines ? { start, end, text: '' } : { start: taken.start, end: after.start, text: '' }
}

/** From what stands before, with all that the edits took; the line end that they took with it stays. */
function sincePrevious(
  text: string,
  before: Range | undefined,
  taken: Range,
  edits: readonly TextEdit[],
): TextEdit {
  const start = before?.end ?? taken.start
  const wide = edits.filter((edit) => edit.start < taken.end && edit.end > start)
  const end = Math.max(taken.end, ...wide.map((edit) => edit.end))
  const lineEnd = /\r?\n$/.exec(text.slice(taken.end, end))?.[0] ?? ''
  return { start: Math.min(start, ...wide.map((edit) => edit.start)), end, text: lineEnd }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function isBlank(text: string, from: number, to: Range): boolean {
  return /^[ \t]*$/.test(text.slice(from, to.start))
}
