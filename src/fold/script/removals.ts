import type { Journal } from '../../diagnostics/journal.ts'
import type { Comment } from '../../shell/comments.ts'
import type { AndOr, Script, Statement, SyntaxNode } from '../../shell/parse.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { children, judge, type Judge } from './verdicts.ts'

interface Job {
  readonly script: Script
  readonly by: Judge
  readonly comments: readonly Comment[]
  readonly journal: Journal
}

/** The whole statements that go, and the edits that take single commands out of those that stay. */
export interface Removals {
  readonly statements: readonly Statement[]
  readonly edits: readonly TextEdit[]
}

export function findRemovals(statements: readonly Statement[], job: Job): Removals {
  const gone: Statement[] = []
  const edits: TextEdit[] = []
  for (const statement of statements) {
    if (judge(statement, job.by) === 'gone') gone.push(statement)
    else {
      const inner = insideOf(statement.command, job)
      gone.push(...inner.statements)
      edits.push(...inner.edits)
    }
  }
  return { statements: gone, edits }
}

function insideOf(node: SyntaxNode, job: Job): Removals {
  if (node.type === 'AndOr') return { statements: [], edits: chainEdits(node, job) }
  if (node.type === 'CompoundList') return listRemovals(node.commands, node, job)
  if (node.type === 'Subshell' || node.type === 'BraceGroup')
    return listRemovals(node.body.commands, node, job)
  if (node.type === 'Pipeline') return pipelineRemovals(node, job)
  const parts = children(node).map((child) => insideOf(child, job))
  return { statements: parts.flatMap((part) => part.statements), edits: parts.flatMap((part) => part.edits) }
}

/** A list that would be left empty is no list for the shell. */
function listRemovals(statements: readonly Statement[], owner: SyntaxNode, job: Job): Removals {
  const removals = findRemovals(statements, job)
  if (removals.statements.length < statements.length) return removals
  job.journal.add('SF216', { path: job.script.path, start: owner.pos, end: owner.end })
  return { statements: [], edits: [] }
}

function pipelineRemovals(node: Extract<SyntaxNode, { type: 'Pipeline' }>, job: Job): Removals {
  for (const command of node.commands) {
    if (judge(command, job.by) === 'gone') {
      job.journal.add('SF216', { path: job.script.path, start: command.pos, end: command.end })
    }
  }
  return { statements: [], edits: [] }
}

/** Takes commands out of `A && B && C || D`: with the `&&` before them, or behind them when they come first. */
function chainEdits(node: AndOr, job: Job): TextEdit[] {
  const verdicts = node.commands.map((command) => judge(command, job.by))
  const edits: TextEdit[] = []
  let kept: SyntaxNode | null = null
  for (const [at, command] of node.commands.entries()) {
    if (verdicts[at] !== 'gone') {
      kept ??= command
      edits.push(...insideOf(command, job).edits)
      continue
    }
    const before = node.operators[at - 1]
    const after = node.operators[at]
    if (before === '||' || (after === '||' && kept === null)) {
      job.journal.add('SF216', { path: job.script.path, start: command.pos, end: command.end })
    } else if (kept) edits.push({ start: node.commands[at - 1]!.end, end: command.end, text: '' })
    else edits.push({ start: command.pos, end: node.commands[at + 1]!.pos, text: '' })
  }
  return edits
}

/** From the first of its lines to the end of the last, when nothing else stands there; a comment behind it goes too. */
export function statementRange(statement: Statement, script: Script, comments: readonly Comment[]): Range {
  const { text } = script
  let end = statement.end
  const terminator = /^[ \t]*(;|&(?!&))/.exec(text.slice(end))
  if (terminator) end += terminator[0].length
  const blanks = /^[ \t]*(\\?[ \t]*)/.exec(text.slice(end))![0].length
  const comment = comments.find((one) => one.start === end + blanks)
  const lineEnd = comment?.end ?? end + blanks
  const lineStart = text.lastIndexOf('\n', statement.pos - 1) + 1
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, statement.pos))
  const newline = /^\r?\n/.exec(text.slice(lineEnd))
  const closes = newline !== null || lineEnd === text.length
  if (isAlone && closes) return { start: lineStart, end: lineEnd + (newline?.[0].length ?? 0) }
  if (isAlone) return { start: statement.pos, end: end + /^[ \t]*/.exec(text.slice(end))![0].length }
  const head = /[ \t]*$/.exec(text.slice(0, statement.pos))![0].length
  return { start: statement.pos - head, end }
}
