import type { Command, Evaluated, SyntaxNode } from '../../shell/parse.ts'
import { forEachChild } from '../../shell/parse.ts'

/**
 * `gone` exists only for the extraction; `idle` does nothing by itself (a test, `true`, a message, `cd` in a shell
 * of its own), so it goes with its neighbours or stays with them.
 */
export type Verdict = 'gone' | 'idle' | 'stays'

export interface Judge {
  readonly isGone: (command: Evaluated) => boolean
  readonly isIdle: (command: Command) => boolean
  /** `cat`, `echo`: it does nothing but write to the pipe. */
  readonly onlyPrints: (command: Command) => boolean
  /** It read files from the pipe, and needs none of them any more. */
  readonly readsStream: (command: Command) => boolean
  /** It changes only the shell that runs it: idle in a shell of its own. */
  readonly isShellState: (command: Command) => boolean
  /** What a command runs that stands elsewhere: it is what its body is. */
  readonly bodyOf: (command: Command) => SyntaxNode | undefined
  /** A script that stands in the command's own words: `sh -c '…'`, `trap '…' EXIT`. */
  readonly innerOf: (command: Command) => SyntaxNode | undefined
  /** Its body runs in a process of its own. */
  readonly isProcess: (command: Command) => boolean
  readonly isAssignment: (command: Command) => boolean
  /** Of `exit`, `return`, `break` and `continue` those that nobody misses. */
  readonly freely?: ReadonlySet<string>
}

/** What becomes of a construct when its commands are judged: gone when something in it goes and nothing stays. */
export function judge(node: SyntaxNode, by: Judge): Verdict {
  switch (node.type) {
    case 'Command':
      return judgeCommand(node, by)
    case 'TestCommand':
      return by.isGone(node) ? 'gone' : 'idle'
    case 'Statement':
      return judge(node.command, by)
    case 'Pipeline':
      return judgePipeline(node, by)
    case 'Subshell':
      return judge(node.body, { ...by, isIdle: (command) => by.isIdle(command) || by.isShellState(command) })
    case 'AndOr':
      return isWayOut(node.commands[0]!, node.operators[0] === '&&' ? node.commands.slice(1) : [], by)
        ? 'stays'
        : together(children(node).map((child) => judge(child, by)))
    case 'If':
      return isWayOut(node.clause, children(node).slice(1), by)
        ? 'stays'
        : together(children(node).map((child) => judge(child, by)))
    case 'Case':
      return node.items.some((item) => leaves(item, by))
        ? 'stays'
        : together(children(node).map((child) => judge(child, by)))
    case 'For':
    case 'While':
      return togetherWith(node, ['break', 'continue'], by)
    case 'Function':
      return togetherWith(node, ['return'], by)
    case 'CompoundList':
    case 'BraceGroup':
    case 'Elif':
    case 'Redirected':
    case 'CaseItem':
    case 'Script':
      return together(children(node).map((child) => judge(child, by)))
    default:
      return 'stays'
  }
}

function judgeCommand(command: Command, by: Judge): Verdict {
  if (by.isGone(command)) return 'gone'
  const body = by.bodyOf(command)
  // A function that calls itself is judged by the rest of it.
  if (body)
    return judge(body, {
      ...by,
      bodyOf: (inner) => (inner === command ? undefined : by.bodyOf(inner)),
      freely: new Set([...(by.freely ?? []), 'return', ...(by.isProcess(command) ? ['exit'] : [])]),
      ...(by.isProcess(command) ? inProcess(by) : {}),
    })
  return by.isIdle(command) ? 'idle' : 'stays'
}

/** What changes the shell alone is idle in a shell of its own. */
function inProcess(by: Judge): Pick<Judge, 'isIdle'> {
  return {
    isIdle: (command) => by.isIdle(command) || by.isShellState(command) || by.isAssignment(command),
  }
}

/** What is left or ended in a construct, when all of it goes: nobody has to leave it any more. */
function togetherWith(node: SyntaxNode, words: readonly string[], by: Judge): Verdict {
  const inside = { ...by, freely: new Set([...(by.freely ?? []), ...words]) }
  return together(children(node).map((child) => judge(child, inside)))
}

/** `exit` behind a condition that does not go: without it the script would go on where it ended. */
function isWayOut(condition: SyntaxNode, then: readonly SyntaxNode[], by: Judge): boolean {
  return judge(condition, by) === 'idle' && then.some((node) => leaves(node, by))
}

function leaves(node: SyntaxNode, by: Judge): boolean {
  if (node.type !== 'Command') return children(node).some((child) => leaves(child, by))
  const name = node.name?.text ?? ''
  return !by.isGone(node) && /^(exit|return|break|continue)$/.test(name) && !by.freely?.has(name)
}

/** What only feeds a command that goes, or filters its output, has nothing left to do. */
function judgePipeline(node: Extract<SyntaxNode, { type: 'Pipeline' }>, by: Judge): Verdict {
  const last = node.commands.at(-1)
  if (last?.type === 'Command' && by.readsStream(last)) return judge(last, by)
  const verdicts = node.commands.map((command) => judge(command, by))
  const first = verdicts.indexOf('gone')
  const before = node.commands.slice(0, Math.max(0, first))
  const isFed = before.every((command) => command.type === 'Command' && by.onlyPrints(command))
  return first !== -1 && isFed ? 'gone' : together(verdicts)
}

function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('stays')) return 'stays'
  return verdicts.includes('gone') ? 'gone' : 'idle'
}

/** Words hold commands too, but those were judged with the command that the word belongs to. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  forEachChild(node, (child) => {
    if (!notCommands.has(child.type)) found.push(child)
  })
  return found
}

const notCommands = new Set(['Word', 'Redirect', 'HereDoc', 'HereString', 'Time', 'Negation', 'Assignment'])
