const special = /[.+^${}()|/]/

/** One path against one pattern by Go's `filepath.Match`: `*` and `?` never match a slash. */
export function matches(pattern: string, path: string): boolean {
  return expression(pattern).test(path)
}

export function hasWildcard(pattern: string): boolean {
  return /[*?[\\]/.test(pattern)
}

const known = new Map<string, RegExp>()

function expression(pattern: string): RegExp {
  const found = known.get(pattern)
  if (found) return found
  const made = new RegExp(`^${translated(pattern)}$`, 's')
  known.set(pattern, made)
  return made
}

function translated(pattern: string): string {
  let out = ''
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!
    if (char === '*') out += '[^/]*'
    else if (char === '?') out += '[^/]'
    else if (char === '\\') out += literally(pattern[++at] ?? '\\')
    else if (char === '[') {
      const end = classEnd(pattern, at)
      out += classText(pattern.slice(at + 1, end))
      at = end
    } else out += literally(char)
  }
  return out
}

function classEnd(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === ']' && at > start + 1) return at
  }
  return pattern.length
}

function classText(inside: string): string {
  const negated = inside.startsWith('^')
  const members = (negated ? inside.slice(1) : inside).replace(
    /\\(.)|\[/gs,
    (all, escaped: string | undefined) => (escaped === undefined ? `\\${all}` : `\\${escaped}`),
  )
  return negated ? `(?![/])[^${members}]` : `[${members}]`
}

function literally(char: string): string {
  return special.test(char) || '*?[]\\'.includes(char) ? `\\${char}` : char
}
