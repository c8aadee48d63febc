import type { Range, Span } from '../../source/span.ts'

/** A text that make reads. */
export interface Source {
  /** The file of the project that it stands in. */
  readonly path: string
  readonly text: string
  /** As make calls the file. */
  readonly name: string
  /** Where all of it comes from when it is no file's own text: the line of an `$(eval …)`. */
  readonly place: Range | null
}

/** Lines of a text that a backslash at the end joins, as they stand there. */
export interface RawLine {
  readonly source: Source
  readonly start: number
  /** Without the end of the line. */
  readonly end: number
}

export class LineReader {
  readonly source: Source
  #at = 0

  constructor(source: Source) {
    this.source = source
  }

  next(): RawLine | null {
    const { text } = this.source
    if (this.#at >= text.length) return null
    const start = this.#at
    let end = start
    for (let from = start; ; from = end + 1) {
      end = text.indexOf('\n', from)
      if (end === -1) end = text.length
      if (end === text.length || !isContinued(text, from, end)) break
    }
    this.#at = end + 1
    return { source: this.source, start, end: endOfLine(text, start, end) }
  }
}

export function rawText({ source, start, end }: RawLine): string {
  return source.text.slice(start, end)
}

export function spanOf({ path, place }: Source, { start, end }: Range): Span {
  return { path, ...(place ?? { start, end }) }
}

/** Before the carriage return that belongs to the line's end. */
function endOfLine(text: string, start: number, newline: number): number {
  return newline > start && text[newline - 1] === '\r' ? newline - 1 : newline
}

function isContinued(text: string, start: number, newline: number): boolean {
  const end = endOfLine(text, start, newline)
  let backslashes = 0
  while (end - backslashes > start && text[end - backslashes - 1] === '\\') backslashes += 1
  return backslashes % 2 === 1
}
