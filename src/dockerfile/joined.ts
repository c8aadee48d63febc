import type { Range } from './types.ts'

/** A logical line: the text that is left when continuations are joined, and where each piece of it came from. */
export interface Joined {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** From `at` in the joined text on, the file's text from `from` on; up to the next piece. */
export interface Piece {
  readonly at: number
  readonly from: number
  readonly length: number
}

/**
 * Where `[start, end)` of the joined text stands in the file. A range over a continuation covers it; the end is
 * taken from the last character, so that a range never swallows a continuation that follows it.
 */
export function rangeOf(joined: Joined, start: number, end: number = start): Range {
  const from = offsetOf(joined, start)
  return { start: from, end: end > start ? offsetOf(joined, end - 1) + 1 : from }
}

/** @returns the joined text of the pieces of a file, each `[start, end)`. */
export function join(text: string, ranges: readonly Range[]): Joined {
  const pieces: Piece[] = []
  let joined = ''
  for (const { start, end } of ranges) {
    pieces.push({ at: joined.length, from: start, length: end - start })
    joined += text.slice(start, end)
  }
  return { text: joined, pieces }
}

function offsetOf({ text, pieces }: Joined, index: number): number {
  const piece = index < text.length ? holder(pieces, index) : pieces.findLast((one) => one.length > 0)
  return piece === undefined ? (pieces[0]?.from ?? 0) : piece.from + (index - piece.at)
}

/** Binary search, because a RUN of a thousand lines is asked for a thousand words. */
function holder(pieces: readonly Piece[], index: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.at <= index) low = middle
    else high = middle - 1
  }
  return pieces[low]
}
