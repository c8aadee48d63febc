import { isSpace } from './blanks.ts'
import { type Joined, join } from './joined.ts'
import type { Range } from './types.ts'

/** One line of the file, without its line feed and the carriage returns before it. */
export interface Line extends Range {
  /** Where the next line starts. */
  readonly next: number
}

/** An instruction's lines, joined. */
export interface LogicalLine {
  readonly joined: Joined
  /** Where the last line ends that gave something to it. */
  readonly end: number
  /** Index of the first line that is not part of it. */
  readonly next: number
}

/** @returns the lines of a file; a byte order mark is not part of the first. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const next = feed === -1 ? text.length : feed + 1
    let end = next
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1
    lines.push({ start, end, next })
    start = next
  }
  return lines
}

/**
 * The next logical line at or after a line, by the rules of `parser.Parse`: blank and comment lines are passed
 * over, before it and inside of it; leading blanks fall away on the first line only.
 *
 * @returns null when only blank and comment lines are left.
 */
export function logicalLine(
  text: string,
  lines: readonly Line[],
  index: number,
  escape: string,
): LogicalLine | null {
  let at = index
  while (at < lines.length && isBlankOrComment(text, lines[at]!)) at += 1
  const first = lines[at]
  if (first === undefined) return null
  let [piece, goesOn] = cutContinuation(text, { start: skipSpaces(text, first), end: first.end }, escape)
  const pieces = [piece]
  let { end } = first
  at += 1
  for (; goesOn && at < lines.length; at += 1) {
    const line = lines[at]!
    if (isBlankOrComment(text, line)) continue
    ;[piece, goesOn] = cutContinuation(text, line, escape)
    pieces.push(piece)
    end = line.end
  }
  return { joined: join(text, pieces), end, next: at }
}

/** Where the first character of a line is that is no space; the line's end when there is none. */
export function skipSpaces(text: string, line: Range): number {
  let at = line.start
  while (at < line.end && isSpace(text[at])) at += 1
  return at
}

function isBlankOrComment(text: string, line: Range): boolean {
  const at = skipSpaces(text, line)
  return at === line.end || text[at] === '#'
}

/** The escape character goes on to the next line unless the character before it is an escape character too. */
function cutContinuation(text: string, line: Range, escape: string): [piece: Range, goesOn: boolean] {
  let end = line.end
  while (end > line.start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1
  const last = end - 1
  const goesOn =
    last >= line.start && text[last] === escape && !(last > line.start && text[last - 1] === escape)
  return [{ start: line.start, end: goesOn ? last : line.end }, goesOn]
}
