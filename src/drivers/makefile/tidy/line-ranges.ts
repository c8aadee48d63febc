import type { Range } from '../../../source/span.ts'

/** From the start of the first line that a range touches to behind the last. */
export function wholeLines(text: string, { start, end }: Range): Range {
  const newline = text.indexOf('\n', Math.max(start, end - 1))
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: newline === -1 ? text.length : newline + 1 }
}

/** With the comment that stands directly above: it speaks of what goes. Not with the one that the file begins with. */
export function withComment(text: string, { start, end }: Range): Range {
  let first = start
  for (
    let line = lineBefore(text, first);
    line && line.text.startsWith('#');
    line = lineBefore(text, first)
  ) {
    first = line.start
  }
  const block = text.slice(first, start)
  return { start: first === 0 && /^#!|copyright|license/i.test(block) ? start : first, end }
}

/** Ranges that touch are one, and what stands between them and is blank. */
export function joinedRanges(text: string, ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && (range.start <= last.end || text.slice(last.end, range.start).trim() === '')) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else joined.push(range)
  }
  return joined
}

/** With blank lines, so that what is left has no more of them in one place than before. */
export function withBlankLines(text: string, { start, end }: Range): Range {
  const blanksAfter = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0
  const isBlankBefore = start === 0 || lineBefore(text, start)!.text.trim() === ''
  if (end + blanksAfter >= text.length && start > 0) {
    const blanksBefore = /(?:\n[ \t]*\r?(?=\n))*\n?$/.exec(text.slice(0, start))![0].length
    return { start: start - Math.max(0, blanksBefore - 1), end: end + blanksAfter }
  }
  return { start, end: isBlankBefore ? end + blanksAfter : end }
}

function lineBefore(text: string, start: number): { readonly start: number; readonly text: string } | null {
  if (start === 0) return null
  const first = text.lastIndexOf('\n', start - 2) + 1
  return { start: first, text: text.slice(first, start - 1) }
}
