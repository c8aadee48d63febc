import { expansion } from './lex-expansion.ts'
import { LexError, type LexOptions, type Lookup, next, NONE, peek, type Piece, type Run } from './lex-run.ts'
import { Words } from './lex-words.ts'

export { LexError, type LexOptions, type Lookup } from './lex-run.ts'

/** What came out of it: as one text, and split into words between spaces that are not quoted. */
export interface Lexed {
  readonly text: string
  readonly words: readonly string[]
  /** The names whose unknown values the text depends on; it has nothing in their places. */
  readonly unknown: ReadonlySet<string>
  /** All the names that are mentioned. */
  readonly names: ReadonlySet<string>
}

/**
 * Processes quotes, escapes and expansions as BuildKit's `shell.Lex` does (frontend/dockerfile/shell/lex.go).
 *
 * @throws {LexError} for what BuildKit refuses: an open quote or brace, an unknown modifier, `${V:?}` of an unset V.
 */
export function lex(source: string, lookup: Lookup, options: LexOptions): Lexed {
  const names = new Set<string>()
  const scanner = { chars: [...source], at: 0 }
  const run: Run = {
    scanner,
    lookup,
    options,
    names,
    rawEscapes: options.rawEscapes ?? false,
    depth: 0,
    until: (stop, rawEscapes) => processUntil(run, stop, rawEscapes),
  }
  const { text, words, unknown } = processUntil(run, null, run.rawEscapes)
  return { text, words, unknown, names }
}

/** Expansions inside of expansions beyond this are not written by people, and would exhaust the stack. */
const MAX_DEPTH = 100

function processUntil(
  run: Run,
  stop: string | null,
  rawEscapes: boolean,
): Piece & { readonly words: readonly string[] } {
  const outer = run.rawEscapes
  run.rawEscapes = rawEscapes
  run.depth += 1
  if (run.depth > MAX_DEPTH) throw new LexError('expansions are nested too deep')
  let text = ''
  const unknown = new Set<string>()
  const words = new Words()
  for (let char = peek(run); char !== undefined; char = peek(run)) {
    if (char === stop) {
      next(run)
      run.rawEscapes = outer
      run.depth -= 1
      return { text, unknown, words: words.all() }
    }
    const special = SPECIAL[char]
    if (special !== undefined) {
      const piece = special(run)
      text += piece.text
      for (const name of piece.unknown) unknown.add(name)
      if (char === '$') words.add(piece.text)
      else words.addRaw(piece.text)
      continue
    }
    next(run)
    if (char !== run.options.escape) {
      words.add(char)
      text += char
      continue
    }
    if (run.rawEscapes) {
      words.addRaw(char)
      text += char
    }
    const escaped = next(run)
    if (escaped === undefined) break
    words.addRaw(escaped)
    text += escaped
  }
  if (stop !== null) throw new LexError(`unexpected end of statement while looking for matching ${stop}`)
  return { text, unknown, words: words.all() }
}

const SPECIAL: Readonly<Record<string, (run: Run) => Piece>> = {
  $: expansion,
  '<': heredocMark,
  "'": singleQuoted,
  '"': doubleQuoted,
}

function singleQuoted(run: Run): Piece {
  next(run)
  const close = run.scanner.chars.indexOf("'", run.scanner.at)
  if (close === -1) throw new LexError('unexpected end of statement while looking for matching single-quote')
  const inside = run.scanner.chars.slice(run.scanner.at, close).join('')
  run.scanner.at = close + 1
  return { text: run.options.rawQuotes ? `'${inside}'` : inside, unknown: NONE }
}

function doubleQuoted(run: Run): Piece {
  next(run)
  const quote = run.options.rawQuotes ? '"' : ''
  let text = quote
  const unknown = new Set<string>()
  for (;;) {
    const char = peek(run)
    if (char === undefined) {
      throw new LexError('unexpected end of statement while looking for matching double-quote')
    }
    if (char === '$') {
      const piece = expansion(run)
      text += piece.text
      for (const name of piece.unknown) unknown.add(name)
      continue
    }
    next(run)
    if (char === '"') return { text: text + quote, unknown }
    if (char !== run.options.escape) {
      text += char
      continue
    }
    if (run.rawEscapes) text += char
    const escaped = peek(run)
    if (escaped === undefined) continue
    text += escaped === '"' || escaped === '$' || escaped === run.options.escape ? next(run)! : char
  }
}

function heredocMark(run: Run): Piece {
  next(run)
  if (peek(run) !== '<') return { text: '<', unknown: NONE }
  next(run)
  let text = '<<'
  for (let char = peek(run); char === '\t' || char === '\r' || char === ' '; char = peek(run))
    text += next(run)
  return { text, unknown: NONE }
}
