import { lex, LexError } from './lex.ts'
import type { Line } from './lines.ts'
import type { Heredoc, Range } from './types.ts'

/** `<<EOF`, `<<-EOF`, `<<'EOF'` as a word says it. */
export type HeredocMark = Pick<Heredoc, 'name' | 'expand' | 'chomp'>

/** @returns what a word announces, null when it announces no heredoc: BuildKit's `ParseHeredoc`. */
export function parseHeredoc(word: string): HeredocMark | null {
  const match = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/.exec(word)
  const rest = match?.[2] ?? ''
  if (match === null || rest === '') return null
  const plain = wordsOf(rest, false)
  const raw = wordsOf(rest, true)
  if (plain.length !== 1 || raw.length !== 1) return null
  const name = plain[0]!
  return { name, expand: quotesIn(name) === quotesIn(raw[0]!), chomp: match[1] === '-' }
}

/**
 * The heredocs that an instruction's joined line announces, in order. A line that BuildKit's lexer cannot cut into
 * words (an apostrophe without its partner) announces none.
 */
export function heredocMarks(line: string): readonly HeredocMark[] {
  if (!line.includes('<<')) return []
  try {
    const { words } = lex(line, () => undefined, { ...MARKS, rawQuotes: true, rawEscapes: true })
    return words.map(parseHeredoc).filter((mark) => mark !== null)
  } catch (error) {
    if (error instanceof LexError) return []
    throw error
  }
}

/** The bodies of heredocs, and the first line that is not part of them; `open` is one whose end is missing. */
export interface Bodies {
  readonly heredocs: readonly Heredoc[]
  readonly next: number
  readonly open: HeredocMark | null
}

/** Reads the bodies of heredocs from a line on: each goes up to a line that is its name and nothing else. */
export function readBodies(
  text: string,
  lines: readonly Line[],
  index: number,
  marks: readonly HeredocMark[],
): Bodies {
  const heredocs: Heredoc[] = []
  let next = index
  for (const mark of marks) {
    const last = terminator(text, lines, next, mark)
    if (last === -1) return { heredocs, next: lines.length, open: mark }
    const { start } = lines[next]!
    const contentRange: Range = { start, end: lines[last]!.start }
    const content = text.slice(contentRange.start, contentRange.end)
    heredocs.push({ ...mark, start, end: lines[last]!.end, content, contentRange })
    next = last + 1
  }
  return { heredocs, next, open: null }
}

/** Heredoc words are read with a backslash as escape character whatever the file's is. */
const MARKS = { escape: '\\', skipUnset: true }

function wordsOf(text: string, rawQuotes: boolean): readonly string[] {
  try {
    return lex(text, () => undefined, { ...MARKS, rawQuotes }).words
  } catch (error) {
    if (error instanceof LexError) return []
    throw error
  }
}

function quotesIn(text: string): number {
  return text.match(/['"]/g)?.length ?? 0
}

function terminator(
  text: string,
  lines: readonly Line[],
  from: number,
  { name, chomp }: HeredocMark,
): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = text.slice(lines[at]!.start, lines[at]!.end)
    if ((chomp ? line.replace(/^\t+/, '') : line) === name) return at
  }
  return -1
}
