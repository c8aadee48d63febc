import type { Comment } from '../../shell/comments.ts'
import type { Script, Statement } from '../../shell/parse.ts'
import type { Range } from '../../source/span.ts'

/** The text that goes with the statements of a list that go: whole lines where nothing else stands on them. */
export function goneRanges(
  statements: readonly Statement[],
  gone: ReadonlySet<Statement>,
  script: Script,
  comments: readonly Comment[],
): Range[] {
  const ranges: Range[] = []
  for (let at = 0; at < statements.length; at += 1) {
    const first = statements[at]!
    if (!gone.has(first)) continue
    while (
      at + 1 < statements.length &&
      gone.has(statements[at + 1]!) &&
      shareLine(statements[at]!, statements[at + 1]!, script)
    )
      at += 1
    const last = statements[at]!
    const previous = statements[statements.indexOf(first) - 1]
    const next = statements[at + 1]
    if (next && shareLine(last, next, script)) ranges.push({ start: first.pos, end: next.pos })
    else if (previous && shareLine(previous, first, script)) ranges.push(behind(previous, last, script))
    else ranges.push(ownLines(first, last, script, comments))
  }
  return ranges
}

function shareLine(a: Statement, b: Statement, script: Script): boolean {
  return !script.text.slice(a.end, b.pos).includes('\n')
}

/** The `;` before what goes is not needed any more; an `&` belongs to the command before it. */
function behind(previous: Statement, last: Statement, script: Script): Range {
  const separator = /^[ \t]*(;|&)?/.exec(script.text.slice(previous.end))!
  const start = separator[1] === '&' ? previous.end + separator[0].length : previous.end
  return { start, end: last.end + background(last, script).length }
}

function background(statement: Statement, script: Script): string {
  return /^[ \t]*&(?!&)/.exec(script.text.slice(statement.end))?.[0] ?? ''
}

/** From the first of its lines to the end of the last, when nothing else stands there; a comment behind it goes too. */
function ownLines(first: Statement, last: Statement, script: Script, comments: readonly Comment[]): Range {
  const { text } = script
  const terminator = /^[ \t]*(;(?!;)|&(?!&))/.exec(text.slice(last.end))
  const end = last.end + (terminator?.[0].length ?? 0)
  const blanks = /^[ \t]*(\\?[ \t]*)/.exec(text.slice(end))![0].length
  const comment = comments.find((one) => one.start === end + blanks)
  const lineEnd = comment?.end ?? end + blanks
  const lineStart = text.lastIndexOf('\n', first.pos - 1) + 1
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, first.pos))
  const newline = /^\r?\n/.exec(text.slice(lineEnd))
  const closes = newline !== null || lineEnd === text.length
  if (isAlone && closes) return { start: lineStart, end: lineEnd + (newline?.[0].length ?? 0) }
  if (isAlone) return { start: first.pos, end: end + /^[ \t]*/.exec(text.slice(end))![0].length }
  const head = /[ \t]*$/.exec(text.slice(0, first.pos))![0].length
  return { start: first.pos - head, end }
}
