/** Whether a name is matched; `bad` when the pattern is malformed. */
export type Match = 'yes' | 'no' | 'bad'

/**
 * Go's `filepath.Match` on Unix, by which COPY and ADD read the wildcards of their sources: `*` and `?` stop at `/`,
 * `[a-z]`, `[^a-z]`, and a backslash takes a character's meaning away.
 */
export function matchPath(pattern: string, name: string): Match {
  const tokens = parse(pattern)
  if (tokens === null) return 'bad'
  return matches(tokens, [...name]) ? 'yes' : 'no'
}

/** Go's `containsWildcards` of COPY sources: whether a text is read as a pattern at all. */
export function hasMeta(text: string): boolean {
  return /[*?[]/.test(text.replace(/\\[^]/g, ''))
}

/**
 * A pattern that matches exactly a path, for paths that `docker cp` took literally and COPY would not (E32). Brackets
 * are used instead of backslashes, because those would be lost when the word is expanded.
 */
export function escapeMeta(path: string): string {
  return path.replace(/[*?[]/g, '[$&]').replace(/\\/g, '\\\\')
}

type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | {
      readonly kind: 'class'
      readonly negated: boolean
      readonly ranges: readonly (readonly [string, string])[]
    }

function parse(pattern: string): readonly Token[] | null {
  const chars = [...pattern]
  const tokens: Token[] = []
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at]!
    if (char === '*') tokens.push({ kind: 'star' })
    else if (char === '?') tokens.push({ kind: 'any' })
    else if (char === '[') {
      const read = parseClass(chars, at + 1)
      if (read === null) return null
      tokens.push(read.token)
      at = read.end
    } else if (char !== '\\') tokens.push({ kind: 'char', char })
    else {
      at += 1
      if (at === chars.length) return null
      tokens.push({ kind: 'char', char: chars[at]! })
    }
  }
  return tokens
}

/** @returns the class and where its `]` is. */
function parseClass(chars: readonly string[], from: number): { token: Token; end: number } | null {
  const negated = chars[from] === '^'
  const ranges: (readonly [string, string])[] = []
  let at = negated ? from + 1 : from
  while (chars[at] !== ']' || ranges.length === 0) {
    const low = classChar(chars, at)
    if (low === null) return null
    at = low.next
    const high = chars[at] === '-' ? classChar(chars, at + 1) : low
    if (high === null) return null
    at = high.next
    ranges.push([low.char, high.char])
    if (at >= chars.length) return null
  }
  return { token: { kind: 'class', negated, ranges }, end: at }
}

/** Go's `getEsc`. */
function classChar(chars: readonly string[], at: number): { char: string; next: number } | null {
  const char = chars[at]
  if (char === undefined || char === '-' || char === ']') return null
  if (char !== '\\') return { char, next: at + 1 }
  const escaped = chars[at + 1]
  return escaped === undefined ? null : { char: escaped, next: at + 2 }
}

/** One place to go back to is enough: a star never has to give up what a later one can take. */
function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0
  let at = 0
  let star = -1
  let starAt = 0
  while (at < name.length || token < tokens.length) {
    const current = tokens[token]
    if (current?.kind === 'star') {
      star = token
      starAt = at
      token += 1
    } else if (current !== undefined && at < name.length && fits(current, name[at]!)) {
      token += 1
      at += 1
    } else if (star !== -1 && starAt < name.length && name[starAt] !== '/') {
      starAt += 1
      at = starAt
      token = star + 1
    } else return false
  }
  return true
}

function fits(token: Token, char: string): boolean {
  if (token.kind === 'char') return token.char === char
  if (token.kind === 'any') return char !== '/'
  if (token.kind === 'star') return false
  const code = char.codePointAt(0)!
  const inside = token.ranges.some(
    ([low, high]) => low.codePointAt(0)! <= code && code <= high.codePointAt(0)!,
  )
  return inside !== token.negated
}
