import type { PlacedPiece, PlacedText } from '../shell/placed-text.ts'
import type { Range } from '../source/span.ts'
import type { Scalar } from './node.ts'

/** The lines of `|` and `>` without their indentation. */
export function placeBlock(source: string, scalar: Scalar): PlacedText | null {
  const header = source.indexOf('\n', scalar.range.start)
  if (header === -1 || header >= scalar.range.end) return null
  // Blanks at the end of the last line are part of it.
  const end = scalar.range.end + /^[ \t]*/.exec(source.slice(scalar.range.end))![0].length
  const lines = linesOf(source, header + 1, end, indentOf(source, scalar))
  return scalar.style === 'literal' ? literalPieces(source, lines) : foldedPieces(source, lines)
}

/** How far the lines of a block are indented: what its first line has in the file and not in the text. */
export function indentOf(source: string, scalar: Scalar): number {
  const header = source.indexOf('\n', scalar.range.start)
  const inFile = /^(?:[ \t]*\r?\n)*( *)/.exec(source.slice(header + 1, scalar.range.end))!
  const inText = /^(?:[ \t]*\n)*( *)/.exec(scalar.text)!
  return inFile[1]!.length - inText[1]!.length
}

/** The ranges of lines behind their indentation, without the line ends. */
function linesOf(source: string, from: number, to: number, indent: number): Range[] {
  const lines: Range[] = []
  for (let at = from; at <= to;) {
    const newline = source.indexOf('\n', at)
    const next = newline === -1 || newline > to ? to : newline
    const end = next > at && source[next - 1] === '\r' ? next - 1 : next
    const blanks = /^ */.exec(source.slice(at, end))![0].length
    lines.push({ start: at + Math.min(blanks, indent), end })
    at = next + 1
  }
  return lines
}

function literalPieces(source: string, lines: readonly Range[]): PlacedText {
  return lines.map(({ start, end }, at) => {
    const isLast = at === lines.length - 1
    const range = { start, end: isLast ? end : source.indexOf('\n', end) + 1 }
    return { text: source.slice(range.start, range.end), range }
  })
}

/** One line end is a blank, of several the first is none; but beside lines that are indented further all stay. */
function foldedPieces(source: string, lines: readonly Range[]): PlacedText {
  const pieces: PlacedPiece[] = []
  let before: Range | null = null
  let blankLines = 0
  for (const line of lines) {
    if (line.start === line.end) {
      blankLines += 1
      continue
    }
    const isKept = before !== null && (isFurther(source, before) || isFurther(source, line))
    const count = before === null || !isKept ? blankLines : blankLines + 1
    const text = before !== null && !isKept && blankLines === 0 ? ' ' : '\n'.repeat(count)
    const start = before?.end ?? lines[0]!.start
    if (text !== '') pieces.push({ text, range: { start, end: line.start } })
    pieces.push({ text: source.slice(line.start, line.end), range: line })
    before = line
    blankLines = 0
  }
  return pieces
}

function isFurther(source: string, line: Range): boolean {
  return /[ \t]/.test(source[line.start]!)
}
