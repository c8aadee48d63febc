import type { Comment } from '../../shell/comments.ts'
import type { Script } from '../../shell/parse.ts'
import { countFirst } from '../../source/sorted.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { extractionWords } from './messages.ts'

/** Turns ranges that go into edits: with the comment lines above them, and without leaving double blank lines. */
export function removalEdits(
  gone: readonly Range[],
  script: Script,
  comments: readonly Comment[],
): TextEdit[] {
  const ranges = gone.toSorted((a, b) => a.start - b.start)
  const runs = join(ranges, script.text, comments)
  const widened = runs.map((run) => ({ start: withComments(run, script.text, comments), end: run.end }))
  return join(widened, script.text, comments).map((run) => ({
    ...withoutBlankLines(run, script.text),
    text: '',
  }))
}

/** Ranges with only blank lines between them go together, and so do the comments that stand between them alone. */
function join(ranges: readonly Range[], text: string, comments: readonly Comment[]): Range[] {
  const joined: Range[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && isEmptyBetween(last, range, text, comments))
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else joined.push(range)
  }
  return joined
}

function isEmptyBetween(a: Range, b: Range, text: string, comments: readonly Comment[]): boolean {
  const between = text.slice(a.end, b.start)
  if (/^\s*$/.test(between)) return true
  const first = countFirst(comments, (one) => one.start < a.end)
  const inside = comments.slice(
    first,
    Math.max(
      first,
      countFirst(comments, (one) => one.end <= b.start),
    ),
  )
  const rest = inside.reduceRight(
    (left, { start, end }) => left.slice(0, start - a.end) + left.slice(end - a.end),
    between,
  )
  return (
    /^\s*$/.test(rest) && isLineStart(a.end, text) && (!headsMore(b, text) || extractionWords.test(between))
  )
}

/** The comment lines directly above belong to what goes, unless they also head a line directly below that stays. */
function withComments(run: Range, text: string, comments: readonly Comment[]): number {
  let start = run.start
  for (let at = countFirst(comments, (one) => one.start < run.start) - 1; at >= 0; at -= 1) {
    const comment = comments[at]!
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1
    const isWholeLine = /^[ \t]*$/.test(text.slice(lineStart, comment.start))
    const reaches = /^\r?\n$/.test(text.slice(comment.end, start))
    if (!isWholeLine || !reaches || text.startsWith('#!', comment.start)) break
    start = lineStart
  }
  if (start === run.start) return start
  return headsMore(run, text) && !extractionWords.test(text.slice(start, run.start)) ? run.start : start
}

function headsMore(run: Range, text: string): boolean {
  return /^[ \t]*[^\s#]/.test(text.slice(run.end))
}

function isLineStart(at: number, text: string): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function withoutBlankLines(run: Range, text: string): Range {
  if (!isLineStart(run.start, text)) return run
  const lineAbove = text.slice(run.start < 2 ? 0 : text.lastIndexOf('\n', run.start - 2) + 1, run.start)
  const blanksAbove = run.start === 0 || /^[ \t]*\r?\n$/.test(lineAbove)
  const blanksBelow = /^(?:[ \t]*\r?\n)+/.exec(text.slice(run.end))
  const isEnd = /^\s*$/.test(text.slice(run.end))
  if (isEnd) {
    const blanks = /(?:[ \t]*\r?\n)*$/.exec(text.slice(0, run.start))![0]
    const kept = /^[ \t]*\r?\n/.exec(blanks)?.[0].length ?? 0
    return { start: run.start - (blanksAbove ? blanks.length - kept : 0), end: text.length }
  }
  return blanksAbove && blanksBelow ? { start: run.start, end: run.end + blanksBelow[0].length } : run
}
