import type { Range } from '../source/span.ts'

/** The whole lines of a range, where nothing else stands on them, and the empty line that nothing needs then. */
export function wholeLines(text: string, range: Range): Range {
  const start = lineStart(text, range.start)
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(range.end))
  if (text.slice(start, range.start).trim() !== '' || !rest) return range
  const end = range.end + rest[0].length
  const before = lineStart(text, start - 1)
  const above = text.slice(before, start)
  const isAboveEmpty = above.trim() === ''
  const isFirst = isAboveEmpty || /^[ \t]*/.exec(above)![0].length < range.start - start
  const empty = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0
  if (isFirst) return { start: end === text.length && isAboveEmpty ? before : start, end: end + empty }
  return { start, end }
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}
