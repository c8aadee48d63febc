import type { Journal } from '../../diagnostics/journal.ts'
import type { Comment } from '../../shell/comments.ts'
import { forEachChild, type AndOr, type Script, type Statement, type SyntaxNode } from '../../shell/parse.ts'
import { linesOf } from '../../shell/here-document.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { goneRanges } from './lines.ts'
import { children, judge, type Judge } from './verdicts.ts'

export interface Job {
  readonly script: Script
  readonly by: Judge
  readonly comments: readonly Comment[]
  readonly journal: Journal
}

/** What leaves the script. */
export interface Removals {
  /** Of whole statements. */
  readonly ranges: readonly Range[]
  /** Edits that take single commands out of chains that stay. */
  readonly edits: readonly TextEdit[]
  /** Everything that goes, as nodes. */
  readonly nodes: readonly SyntaxNode[]
}

const nothing: Removals = { ranges: [], edits: [], nodes: [] }

export function findRemovals(statements: readonly Statement[], job: Job): Removals {
  const gone = new Set(statements.filter((statement) => judge(statement, job.by) === 'gone'))
  const inner = statements
    .filter((statement) => !gone.has(statement))
    .map((statement) => insideOf(statement.command, job))
  return combine([
    {
      ranges: [...goneRanges(statements, gone, job.script, job.comments), ...documentsIn([...gone], job)],
      edits: [],
      nodes: [...gone],
    },
    ...inner,
  ])
}

function insideOf(node: SyntaxNode, job: Job): Removals {
  switch (node.type) {
    case 'Command':
      return insideText(job.by.innerOf(node), job)
    case 'AndOr':
      return chainRemovals(node, job)
    case 'CompoundList':
      return listRemovals(node.commands, node, job)
    case 'Subshell':
    case 'BraceGroup':
      return listRemovals(node.body.commands, node, job)
    case 'CaseItem':
      return findRemovals(node.body.commands, job)
    case 'Pipeline':
      return pipelineRemovals(node, job)
    default:
      return combine(children(node).map((child) => insideOf(child, job)))
  }
}

/** The body of a function, or another file, is looked at where it stands. */
function insideText(body: SyntaxNode | undefined, job: Job): Removals {
  return body?.type === 'Script' ? findRemovals(body.commands, job) : nothing
}

/** A list that would be left empty is no list for the shell. */
function listRemovals(statements: readonly Statement[], owner: SyntaxNode, job: Job): Removals {
  const removals = findRemovals(statements, job)
  const isLeftEmpty = statements.length > 0 && statements.every((one) => removals.nodes.includes(one))
  if (!isLeftEmpty) return removals
  refuse(owner, job)
  return { ...nothing, nodes: removals.nodes }
}

function pipelineRemovals(node: Extract<SyntaxNode, { type: 'Pipeline' }>, job: Job): Removals {
  const last = node.commands.at(-1)
  const before = node.commands.slice(0, -1)
  const isFeeder = last?.type === 'Command' && job.by.readsStream(last)
  if (isFeeder && before.every((command) => judge(command, job.by) === 'gone')) {
    const edit = { start: node.commands[0]!.pos, end: last.pos, text: '' }
    return combine([{ ranges: documentsIn(before, job), edits: [edit], nodes: before }, insideOf(last, job)])
  }
  for (const command of node.commands) if (judge(command, job.by) === 'gone') refuse(command, job)
  return combine(node.commands.map((command) => insideOf(command, job)))
}

/** Takes commands out of `A && B && C || D`: with the `&&` before them, or behind them when they come first. */
function chainRemovals(node: AndOr, job: Job): Removals {
  const gone = node.commands.filter((command) => judge(command, job.by) === 'gone')
  const edits: TextEdit[] = []
  const inner: Removals[] = []
  let kept: SyntaxNode | null = null
  for (const [at, command] of node.commands.entries()) {
    if (!gone.includes(command)) {
      kept ??= command
      inner.push(insideOf(command, job))
      continue
    }
    const before = node.operators[at - 1]
    const after = node.operators[at]
    if (before === '||' || (after === '||' && kept === null)) refuse(command, job)
    else if (kept) edits.push({ start: node.commands[at - 1]!.end, end: command.end, text: '' })
    else edits.push({ start: command.pos, end: node.commands[at + 1]!.pos, text: '' })
  }
  return combine([{ ranges: documentsIn(gone, job), edits, nodes: gone }, ...inner])
}

/** The text of a here document stands apart from its command. */
function documentsIn(nodes: readonly SyntaxNode[], job: Job): Range[] {
  return nodes.flatMap((node) => {
    if (node.type === 'HereDoc') return [linesOf(node, job.script)]
    const inside: SyntaxNode[] = []
    forEachChild(node, (child) => inside.push(child))
    return documentsIn(inside, job)
  })
}

function refuse(node: SyntaxNode, job: Job): void {
  job.journal.add('SF216', { path: job.script.path, start: node.pos, end: node.end })
}

function combine(removals: readonly Removals[]): Removals {
  return {
    ranges: removals.flatMap((one) => one.ranges),
    edits: removals.flatMap((one) => one.edits),
    nodes: removals.flatMap((one) => one.nodes),
  }
}
