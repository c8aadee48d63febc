/**
 * Whether a shell pattern (`*`, `?`, `[…]`, `\x`) matches a whole text, as `case`, `${V%…}` and pathname
 * expansion compare. Slashes get no special treatment: callers split paths first.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  return new RegExp(`^${globSource(pattern)}$`, 's').test(text)
}

/** The pattern as the source of a regular expression. */
export function globSource(pattern: string, lazy = false): string {
  let source = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]!
    const closing = char === '[' ? pattern.indexOf(']', at + 2) : -1
    if (char === '*') source += lazy ? '.*?' : '.*'
    else if (char === '?') source += '.'
    else if (closing !== -1) {
      const inside = pattern
        .slice(at + 1, closing)
        .replace(/^!/, '^')
        .replaceAll('\\', '\\\\')
      source += `[${inside}]`
      at = closing
    } else {
      if (char === '\\' && at + 1 < pattern.length) at += 1
      source += pattern[at]!.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
    }
  }
  return source
}
