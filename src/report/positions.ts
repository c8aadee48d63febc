import type { Position } from '../source/span.ts'
import { textOf } from './place.ts'
import type { ReportContext } from './place.ts'

/** Where offsets are in files, for many of them: each file is looked through once. */
export function positionsIn(context: ReportContext): (path: string, offset: number) => Position {
  const starts = new Map<string, readonly number[]>()
  return (path, offset) => {
    const known = starts.get(path) ?? lineStarts(textOf(context, path))
    starts.set(path, known)
    const line = lastAtOrBefore(known, offset)
    return { line: line + 1, column: offset - known[line]! + 1 }
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The index of the last one of ascending numbers, of which the first is 0. */
function lastAtOrBefore(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (numbers[middle]! <= limit) low = middle
    else high = middle - 1
  }
  return low
}
