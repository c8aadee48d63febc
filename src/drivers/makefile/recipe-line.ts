import type { PlacedPiece } from '../../shell/placed-text.ts'
import { Placed } from './placed.ts'
import { rawText, type RawLine } from './source.ts'

/** A line of a recipe as the shell gets it before references are replaced: without the tabs that begin lines. */
export function readRecipeLine(raw: RawLine, from: number, prefix: string): Placed {
  const text = rawText(raw)
  const pieces: PlacedPiece[] = []
  let start = from
  const add = (piece: string, at: number, end: number): void => {
    if (at < end) pieces.push({ text: piece, range: { start: raw.start + at, end: raw.start + end } })
  }
  for (const { index, 0: newline } of text.matchAll(/\r?\n/g)) {
    if (index < from) continue
    add(text.slice(start, index), start, index)
    add('\n', index, index + newline.length)
    start = index + newline.length
    if (text.startsWith(prefix, start)) start += prefix.length
  }
  add(text.slice(start), start, text.length)
  return new Placed(pieces, raw.source)
}
