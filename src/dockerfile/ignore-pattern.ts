import { matchPath } from './pattern.ts'

/**
 * Compiles a cleaned pattern as moby's `patternmatcher` does, quirks included: `**` at the start alone makes a plain
 * suffix of what follows, at the end alone a plain prefix of what stands before it.
 *
 * @returns null for a malformed pattern.
 */
export function compileIgnore(pattern: string): ((path: string) => boolean) | null {
  if (matchPath(pattern, '.') === 'bad') return null
  const { kind, source } = translate(pattern)
  if (kind === 'exact') return (path) => path === pattern
  if (kind === 'prefix') return startsWith(pattern.slice(0, -2))
  if (kind === 'suffix') return endsWith(pattern.slice(2))
  const match = toRegExp(source)
  return match === null ? null : (path) => match.test(path)
}

type Kind = 'exact' | 'prefix' | 'suffix' | 'regexp'

function translate(pattern: string): { kind: Kind; source: string } {
  let source = ''
  let kind: Kind = 'exact'
  const chars = [...pattern]
  let at = 0
  for (let step = 0; at < chars.length; step += 1) {
    const char = chars[at]!
    at += 1
    if (char === '*' && chars[at] === '*') {
      at += 1
      if (chars[at] === '/') at += 1
      if (at < chars.length) {
        source += '(.*/)?'
        kind = 'regexp'
      } else if (kind === 'exact') kind = 'prefix'
      else {
        source += '.*'
        kind = 'regexp'
      }
      if (step === 0) kind = 'suffix'
    } else if (char === '*' || char === '?') {
      source += char === '*' ? '[^/]*' : '[^/]'
      kind = 'regexp'
    } else if ('.+()|{}$'.includes(char)) source += `\\${char}`
    else if (char === '\\') {
      source += at < chars.length ? `\\${chars[at]}` : '\\'
      if (at < chars.length) kind = 'regexp'
      at += 1
    } else {
      source += char
      if (char === '[' || char === ']') kind = 'regexp'
    }
  }
  return { kind, source }
}

function startsWith(prefix: string): (path: string) => boolean {
  return (path) => path.startsWith(prefix)
}

function endsWith(suffix: string): (path: string) => boolean {
  return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1))
}

/** Go's regular expressions take escapes that JavaScript's `u` mode does not, and no newline for a dot. */
function toRegExp(source: string): RegExp | null {
  const adapted = source.replace(/\\([^])/gu, (whole, char: string) =>
    /[\p{L}\p{N}]/u.test(char) || /[$()*+./?[\\\]^{|}-]/.test(char) ? whole : char,
  )
  try {
    return new RegExp(`^${adapted}$`, 'u')
  } catch {
    return null
  }
}
