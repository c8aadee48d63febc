/** A half-open range `[start, end)` of UTF-16 offsets in a text that both sides know. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A half-open range `[start, end)` of UTF-16 offsets in the text of one file of the project. */
export interface Span {
  /** Path from the project's root, with `/` between its parts. */
  readonly path: string
  /** Offset of the first character. */
  readonly start: number
  /** Offset behind the last character. */
  readonly end: number
}

/** A replacement of `[start, end)` in one file's text. Insertions have `start === end`. */
export interface TextEdit {
  /** Offset of the first character that goes. */
  readonly start: number
  /** Offset behind the last character that goes. */
  readonly end: number
  /** What comes there; empty for a deletion. */
  readonly text: string
}

/** Where an offset is, as people and editors count: both from 1, columns in UTF-16 units. */
export interface Position {
  /** From 1; lines end with a line feed. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

/**
 * The line and the column of an offset.
 * @param text of the file that the offset is in
 * @param offset in UTF-16 units, from 0
 */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}
