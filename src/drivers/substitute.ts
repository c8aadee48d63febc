import { placesOf, textOf, type PlacedPiece, type PlacedText } from '../shell/placed-text.ts'
import type { TextEdit } from '../source/span.ts'

/**
 * A placed text in which parts say something else than what stands in the file.
 *
 * @param changes of the shell's text, in their order.
 */
export function substitute(pieces: PlacedText, changes: readonly TextEdit[]): PlacedText {
  const places = placesOf(pieces)
  const result: PlacedPiece[] = []
  let from = 0
  for (const { start, end, text } of changes) {
    result.push(...part(pieces, from, start))
    result.push({ text, range: { start: places.start(start), end: places.end(end) } })
    from = end
  }
  return [...result, ...part(pieces, from, textOf(pieces).length)]
}

/** The pieces of a stretch of the text; one that stands for something else is not cut. */
export function part(pieces: PlacedText, from: number, to: number): PlacedText {
  const result: PlacedPiece[] = []
  let offset = 0
  for (const { text, range } of pieces) {
    const [start, end] = [Math.max(from - offset, 0), Math.min(to - offset, text.length)]
    offset += text.length
    if (start >= end) continue
    const isVerbatim = text.length === range.end - range.start
    result.push({
      text: text.slice(start, end),
      range: isVerbatim ? { start: range.start + start, end: range.start + end } : range,
    })
  }
  return result
}
