import type { Comment } from '../../shell/comments.ts'
import type { Script, Statement } from '../../shell/parse.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { extractionWords } from './messages.ts'
import { statementRange } from './removals.ts'

/** Turns statements that go into edits: with the comment lines above them, and without leaving double blank lines. */
export function removalEdits(
  gone: readonly Statement[],
  script: Script,
  comments: readonly Comment[],
): TextEdit[] {
  const ranges = gone
    .map((statement) => statementRange(statement, script, comments))
    .sort((a, b) => a.start - b.start)
  const runs = join(ranges, script.text)
  const widened = runs.map((run) => ({ start: withComments(run, script.text, comments), end: run.end }))
  return join(widened, script.text).map((run) => ({ ...withoutBlankLines(run, script.text), text: '' }))
}

/** Ranges with only blank lines between them go together. */
function join(ranges: readonly Range[], text: string): Range[] {
  const joined: Range[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && /^\s*$/.test(text.slice(last.end, range.start)))
      joined[joined.length - 1] = { start: last.start, end: range.end }
    else joined.push(range)
  }
  return joined
}

/** The comment lines directly above belong to what goes, unless they also head a line directly below that stays. */
function withComments(run: Range, text: string, comments: readonly Comment[]): number {
  let start = run.start
  for (const comment of comments.toReversed()) {
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1
    const isWholeLine = /^[ \t]*$/.test(text.slice(lineStart, comment.start))
    const reaches = /^\r?\n$/.test(text.slice(comment.end, start))
    if (!isWholeLine || !reaches || comment.start === 0) continue
    start = lineStart
  }
  if (start === run.start) return start
  const headsMore = /^[ \t]*[^\s#]/.test(text.slice(run.end))
  return headsMore && !extractionWords.test(text.slice(start, run.start)) ? run.start : start
}

function withoutBlankLines(run: Range, text: string): Range {
  const isLineStart = run.start === 0 || text[run.start - 1] === '\n'
  if (!isLineStart) return run
  const blanksAbove = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, run.start)) || run.start === 0
  const blanksBelow = /^(?:[ \t]*\r?\n)+/.exec(text.slice(run.end))
  const isEnd = /^\s*$/.test(text.slice(run.end))
  if (isEnd) {
    const above = /(?:[ \t]*\r?\n)*$/.exec(text.slice(0, run.start))![0]
    const kept = /^[ \t]*\r?\n/.exec(above)?.[0].length ?? 0
    return { start: run.start - (blanksAbove ? above.length - kept : 0), end: text.length }
  }
  return blanksAbove && blanksBelow ? { start: run.start, end: run.end + blanksBelow[0].length } : run
}
