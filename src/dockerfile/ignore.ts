import { trim } from './blanks.ts'
import { cleanPath } from './clean.ts'
import { compileIgnore } from './ignore-pattern.ts'
import type { Range } from './types.ts'

/** A line of a `.dockerignore`; the range is the line's, without the blanks at its ends. */
export interface IgnorePattern extends Range {
  /** As moby reads it: cleaned, without the `!` and a leading `/`. */
  readonly pattern: string
  readonly negated: boolean
}

type BarePattern = Pick<IgnorePattern, 'pattern' | 'negated'>

/** A `.dockerignore` that moby refuses: a lone `!`, or a malformed pattern. */
export class IgnoreError extends Error {
  override readonly name = 'IgnoreError'
}

/** Answers whether a path of the context, with `/` between its parts and none before it, is left out. */
export type Ignored = (path: string) => boolean

/** Reads a `.dockerignore` as moby's `ignorefile.ReadAll` does, malformed patterns included. */
export function readIgnore(text: string): readonly IgnorePattern[] {
  const patterns: IgnorePattern[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const feed = text.indexOf('\n', at)
    const lineEnd = feed === -1 ? text.length : feed
    const [start, end] = trim(text, at, lineEnd)
    if (text[at] !== '#' && start < end) patterns.push(toPattern(text, start, end))
    at = lineEnd + 1
  }
  return patterns
}

/**
 * Compiles patterns as moby's `patternmatcher.New` does; the answers are those of `MatchesOrParentMatches`: the last
 * pattern that matches the path or a folder above it decides.
 *
 * @throws {IgnoreError} for patterns that moby refuses.
 */
export function compileIgnored(patterns: readonly BarePattern[]): Ignored {
  const compiled = patterns.flatMap(({ pattern, negated }) => {
    const match = matcherOf(pattern, negated)
    return match === null ? [] : [{ negated, match }]
  })
  return (path) => {
    const prefixes = withParents(path)
    let ignored = false
    for (const { negated, match } of compiled) {
      if (negated === ignored && prefixes.some(match)) ignored = !negated
    }
    return ignored
  }
}

/** @see {@link compileIgnored}; moby never leaves out the context's root. */
export function isIgnored(patterns: readonly BarePattern[], path: string): boolean {
  const ignored = compileIgnored(patterns)
  const clean = cleanPath(path)
  return clean !== '.' && ignored(clean)
}

/**
 * The line that means, in the ignore file of a folder above, what a pattern means here (E100).
 *
 * @param folder from the new root to the old one, as `a/b`; empty when they are the same.
 * @returns null for a pattern that matches nothing here (`.`, `/`, `../x`) and would match something there.
 */
export function reroot({ pattern, negated }: BarePattern, folder: string): string | null {
  if (/^(\/|\.|\.\.|\.\.\/.*)$/.test(pattern)) return null
  const prefix = folder === '' ? '' : `${folder.replace(/[*?[\]\\]/g, '\\$&')}/`
  return `${negated ? '!' : ''}${prefix}${pattern}`
}

function toPattern(text: string, start: number, end: number): IgnorePattern {
  const negated = text[start] === '!'
  const [from, to] = trim(text, negated ? start + 1 : start, end)
  const written = text.slice(from, to)
  const clean = written === '' ? '' : cleanPath(written)
  const pattern = clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean
  return { start, end, pattern, negated }
}

function matcherOf(pattern: string, negated: boolean): ((path: string) => boolean) | null {
  // moby writes the `!` back before it cleans the whole once more; only `/..` and the like could tell.
  const clean = cleanPath(negated ? `!${pattern}` : pattern.trim())
  if (!negated && pattern.trim() === '') return null
  const bare = negated ? clean.slice(1) : clean
  if (bare === '') throw new IgnoreError('illegal exclusion pattern: "!"')
  const match = compileIgnore(bare)
  if (match === null) throw new IgnoreError(`malformed pattern: ${pattern}`)
  return match
}

function withParents(path: string): readonly string[] {
  const prefixes = [path]
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    // `a/`, whose parent Go's `filepath.Dir` calls `a`, has that for a prefix too.
    prefixes.push(path.slice(0, at))
  }
  return prefixes
}
