import type { PlacedPiece } from '../../shell/placed-text.ts'
import { Placed } from './placed.ts'
import { findOutside } from './reference.ts'
import { rawText, type RawLine } from './source.ts'

/** A line as make reads all but recipes: joined by blanks where backslashes end it, without its comment. */
export function logicalLine(raw: RawLine): Placed {
  const text = rawText(raw)
  const pieces: PlacedPiece[] = []
  let at = 0
  for (const {
    index,
    0: { length },
  } of text.matchAll(/[ \t]*\\\r?\n[ \t]*/g)) {
    // A line of blanks alone joins the one before it.
    if (index < at) continue
    pieces.push(verbatim(text, at, index, raw), { text: ' ', range: rangeIn(raw, index, index + length) })
    at = index + length
  }
  pieces.push(verbatim(text, at, text.length, raw))
  return withoutComment(new Placed(pieces, raw.source))
}

/** `\#` is a number sign, any other one begins a comment, except in references. */
function withoutComment(line: Placed): Placed {
  const { text } = line
  const pieces: PlacedPiece[] = []
  let start = 0
  for (let hash = findOutside(text, '#'); hash !== -1; hash = findOutside(text, '#', hash + 1)) {
    let backslashes = 0
    while (text[hash - 1 - backslashes] === '\\') backslashes += 1
    const kept = hash - backslashes + (backslashes >> 1)
    pieces.push(...line.cut(start, kept).pieces)
    if (backslashes % 2 === 0) return new Placed(pieces, line.source)
    start = hash
  }
  return start === 0 && pieces.length === 0
    ? line
    : new Placed([...pieces, ...line.cut(start, text.length).pieces], line.source)
}

function verbatim(text: string, start: number, end: number, raw: RawLine): PlacedPiece {
  return { text: text.slice(start, end), range: rangeIn(raw, start, end) }
}

function rangeIn({ start: base }: RawLine, start: number, end: number) {
  return { start: base + start, end: base + end }
}
