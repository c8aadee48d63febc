/**
 * Takes the shortest or longest match of a pattern from one end of a value: `${V#p}`, `${V##p}`, `${V%p}`, `${V%%p}`.
 *
 * @returns null for a pattern that BuildKit refuses.
 */
export function trimMatch(
  value: string,
  pattern: string,
  side: 'start' | 'end',
  greedy: boolean,
): string | null {
  // Only a search from the left finds the shortest match, so the right end is made the left one.
  const turned = side === 'end'
  const text = turned ? reverse(value) : value
  const match = toRegExp(turned ? reversePattern(pattern) : pattern, greedy, true)
  if (match === null) return null
  const found = match.exec(text)
  const rest = found === null ? text : text.slice(found[0].length)
  return turned ? reverse(rest) : rest
}

/**
 * Replaces the first or all of the longest matches of a pattern: `${V/p/r}`, `${V//p/r}`.
 *
 * @returns null for a pattern that BuildKit refuses.
 */
export function replaceMatch(value: string, pattern: string, by: string, all: boolean): string | null {
  const match = toRegExp(pattern, true, false)
  if (match === null) return null
  let result = ''
  let rest = 0
  for (const found of value.matchAll(match)) {
    // Go does not take an empty match that touches the match before it.
    if (found[0] === '' && found.index === rest && rest > 0) continue
    result += value.slice(rest, found.index) + by
    rest = found.index + found[0].length
    if (!all) break
  }
  return result + value.slice(rest)
}

/** BuildKit's `convertShellPatternToRegex`: `?`, `*` and escapes, no brackets. */
function toRegExp(pattern: string, greedy: boolean, anchored: boolean): RegExp | null {
  let source = anchored ? '^' : ''
  const chars = [...pattern]
  for (let at = 0; at < chars.length; at += 1) {
    let char = chars[at]!
    if (char === '*') source += greedy ? '[^\\n]*' : '[^\\n]*?'
    else if (char === '?') source += '[^\\n]'
    else if (char === '\\') {
      const escaped = chars[at + 1]
      if (escaped === '}' || escaped === '/') continue
      if (escaped !== '*' && escaped !== '?' && escaped !== '\\') return null
      source += `\\${escaped}`
      at += 1
    } else source += /[[\]{}.+()|^$/]/.test(char) ? `\\${char}` : char
  }
  return new RegExp(source, anchored ? 'u' : 'gu')
}

/** Escapes stay before what they escape. */
function reversePattern(pattern: string): string {
  return (pattern.match(/\\[^]|[^]/gu) ?? []).toReversed().join('')
}

function reverse(text: string): string {
  return [...text].toReversed().join('')
}
