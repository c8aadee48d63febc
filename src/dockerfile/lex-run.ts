/** @returns undefined for a name that is not set, null for one whose value is not known. */
export type Lookup = (name: string) => string | null | undefined

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

/** The messages are BuildKit's. */
export class LexError extends Error {
  override readonly name = 'LexError'
}

/** What came out of a part of the text, and the names whose unknown values it depends on. */
export interface Piece {
  readonly text: string
  readonly unknown: ReadonlySet<string>
}

export const NONE: ReadonlySet<string> = new Set()

/** The state of one pass over a text. */
export interface Run {
  readonly scanner: { readonly chars: readonly string[]; at: number }
  readonly lookup: Lookup
  readonly options: LexOptions
  readonly names: Set<string>
  rawEscapes: boolean
  depth: number
  /** Processes up to a character, which is taken too, inside of an expansion. */
  readonly until: (stop: string, rawEscapes: boolean) => Piece
}

export function peek(run: Run): string | undefined {
  return run.scanner.chars[run.scanner.at]
}

export function next(run: Run): string | undefined {
  const char = run.scanner.chars[run.scanner.at]
  if (char !== undefined) run.scanner.at += 1
  return char
}
