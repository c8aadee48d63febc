import { isSpace } from './blanks.ts'
import { replaceMatch, trimMatch } from './substitution.ts'

/** How BuildKit's `shell.Lex` is set up. */
export interface LexOptions {
  readonly escape: string
  /** Leave quotes in the result. */
  readonly rawQuotes?: boolean
  /** Leave escape characters in the result. */
  readonly rawEscapes?: boolean
  /** Leave expansions of names that are not set as they are written. */
  readonly skipUnset?: boolean
}

/** @returns undefined for a name that is not set, null for one whose value is not known. */
export type Lookup = (name: string) => string | null | undefined

/** What came out of it: as one text, and split into words between spaces that are not quoted. */
export interface Lexed {
  readonly text: string
  readonly words: readonly string[]
  /** The names whose unknown values the text depends on; it has nothing in their places. */
  readonly unknown: ReadonlySet<string>
  /** All the names that are mentioned. */
  readonly names: ReadonlySet<string>
}

/** The messages are BuildKit's. */
export class LexError extends Error {
  override readonly name = 'LexError'
}

/**
 * Processes quotes, escapes and expansions as BuildKit's `shell.Lex` does (frontend/dockerfile/shell/lex.go).
 *
 * @throws {LexError} for what BuildKit refuses: an open quote or brace, an unknown modifier, `${V:?}` of an unset V.
 */
export function lex(source: string, lookup: Lookup, options: LexOptions): Lexed {
  const names = new Set<string>()
  const scanner = { chars: [...source], at: 0 }
  const run: Run = { scanner, lookup, options, rawEscapes: options.rawEscapes ?? false, names }
  const { text, words, unknown } = processUntil(run, null, run.rawEscapes)
  return { text, words, unknown, names }
}

interface Run {
  readonly scanner: { readonly chars: readonly string[]; at: number }
  readonly lookup: Lookup
  readonly options: LexOptions
  rawEscapes: boolean
  readonly names: Set<string>
}

interface Piece {
  readonly text: string
  readonly unknown: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

function processUntil(
  run: Run,
  stop: string | null,
  rawEscapes: boolean,
): Piece & { readonly words: readonly string[] } {
  const outer = run.rawEscapes
  run.rawEscapes = rawEscapes
  let text = ''
  const unknown = new Set<string>()
  const words = new Words()
  for (let char = peek(run); char !== undefined; char = peek(run)) {
    if (char === stop) {
      next(run)
      run.rawEscapes = outer
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
  $: dollar,
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
      const piece = dollar(run)
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

function dollar(run: Run): Piece {
  next(run)
  if (peek(run) !== '{') {
    const name = readName(run)
    if (name === '') return { text: '$', unknown: NONE }
    return valueOf(run, name) ?? { text: run.options.skipUnset ? `$${name}` : '', unknown: NONE }
  }
  next(run)
  const first = peek(run)
  if (first === undefined) throw new LexError("syntax error: missing '}'")
  if ('{}:'.includes(first)) throw new LexError('syntax error: bad substitution')
  const name = readName(run)
  const operator = next(run)
  if (operator === '}') {
    return valueOf(run, name) ?? { text: run.options.skipUnset ? `\${${name}}` : '', unknown: NONE }
  }
  if (operator === '/') return replacement(run, name)
  const emptyIsUnset = operator === ':'
  return modified(run, name, emptyIsUnset ? (next(run) ?? '') : (operator ?? ''), emptyIsUnset)
}

function modified(run: Run, name: string, operator: string, emptyIsUnset: boolean): Piece {
  const written = (emptyIsUnset ? ':' : '') + operator
  const trims = operator === '#' || operator === '%'
  // After a colon BuildKit reads the word before it looks at the modifier; without one it looks first.
  if ((emptyIsUnset && trims) || (!emptyIsUnset && !'+-?#%'.includes(operator || ' ')))
    throw unsupported(written)
  const word = closing(run, '}', trims)
  const value = valueOf(run, name)
  if (value === null && run.options.skipUnset) {
    return { text: `\${${name}${written}${word.text}}`, unknown: NONE }
  }
  // Whether a name with an unknown value is set, or empty, is not known either.
  if (value !== null && value.unknown.size > 0) return value
  const missing = value === null || (emptyIsUnset && value.text === '')
  if (operator === '-') return missing ? word : value
  if (operator === '+') return missing ? { text: '', unknown: NONE } : word
  if (operator === '?') {
    if (!missing) return value
    throw new LexError(
      `${name}: ${word.text || `is not allowed to be ${value === null ? 'unset' : 'empty'}`}`,
    )
  }
  if (!trims) throw unsupported(written)
  if (word.unknown.size > 0) return word
  const greedy = word.text.startsWith(operator)
  const pattern = greedy ? word.text.slice(1) : word.text
  const trimmed = trimMatch(value?.text ?? '', pattern, operator === '#' ? 'start' : 'end', greedy)
  if (trimmed === null) throw new LexError(`invalid pattern (${pattern}) in substitution`)
  return { text: trimmed, unknown: NONE }
}

function replacement(run: Run, name: string): Piece {
  const all = peek(run) === '/'
  if (all) next(run)
  const pattern = closing(run, '/', true)
  const by = closing(run, '}', true)
  const value = valueOf(run, name)
  if (value === null && run.options.skipUnset) {
    return { text: `\${${name}/${pattern.text}/${by.text}}`, unknown: NONE }
  }
  const unknown = new Set([...(value?.unknown ?? []), ...pattern.unknown, ...by.unknown])
  if (unknown.size > 0) return { text: '', unknown }
  const text = replaceMatch(value?.text ?? '', pattern.text, by.text, all)
  if (text === null) throw new LexError(`invalid pattern (${pattern.text}) in substitution`)
  return { text, unknown }
}

function closing(run: Run, stop: string, rawEscapes: boolean): Piece {
  try {
    return processUntil(run, stop, rawEscapes)
  } catch (error) {
    if (peek(run) !== undefined) throw error
    throw new LexError(stop === '}' ? "syntax error: missing '}'" : "syntax error: missing '/' in ${}")
  }
}

function unsupported(modifier: string): LexError {
  return new LexError(`unsupported modifier (${modifier}) in substitution`)
}

/** A name of letters, digits and `_`; a number; or one of the shell's special parameters. */
function readName(run: Run): string {
  let name = ''
  const first = peek(run)
  if (first === undefined) return ''
  if (/\p{Nd}/u.test(first)) {
    while (/^\p{Nd}/u.test(peek(run) ?? '')) name += next(run)
    return name
  }
  if ('@*#?-$!'.includes(first)) return next(run)!
  while (/^[\p{L}\p{Nd}_]/u.test(peek(run) ?? '')) name += next(run)
  return name
}

/** @returns null when the name is not set. */
function valueOf(run: Run, name: string): Piece | null {
  run.names.add(name)
  const value = run.lookup(name)
  if (value === undefined) return null
  return value === null ? { text: '', unknown: new Set([name]) } : { text: value, unknown: NONE }
}

function peek(run: Run): string | undefined {
  return run.scanner.chars[run.scanner.at]
}

function next(run: Run): string | undefined {
  const char = run.scanner.chars[run.scanner.at]
  if (char !== undefined) run.scanner.at += 1
  return char
}

class Words {
  private readonly done: string[] = []
  private current = ''

  add(text: string): void {
    for (const char of text) {
      if (!isSpace(char)) this.current += char
      else this.cut()
    }
  }

  addRaw(text: string): void {
    this.current += text
  }

  all(): readonly string[] {
    this.cut()
    return this.done
  }

  private cut(): void {
    if (this.current !== '') this.done.push(this.current)
    this.current = ''
  }
}
