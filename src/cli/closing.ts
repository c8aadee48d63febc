import { relative } from 'node:path'
import type { Statistics } from '../report/statistics.ts'
import { count, sentenceOf } from '../report/summary.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { applyCommand, explainCommand, plainCommand, showCommand } from './next-command.ts'
import { folderOf, projectRoot } from './targets.ts'

const shownProjects = 3

/** What a run came to, as far as its last words need it. */
export interface Ending {
  readonly statistics: Statistics
  /** How many scripts were looked at. */
  readonly searched: number
  /** The first script that is not folded, as people name it; null when all are. */
  readonly unfolded: string | null
  /** The projects that were written to, by their absolute paths. */
  readonly written: ReadonlySet<string>
}

/** The last words: what it came to, and what to type next; the latter to a person alone, but for how to go back. */
export function closing(ending: Ending, invocation: Invocation, io: Io): string {
  const { statistics, searched } = ending
  const { paths } = invocation
  const isPerson = io.stderr.isTTY === true
  if (statistics.pipelines === 0) {
    const where = paths.length === 0 ? 'this folder' : paths.join(', ')
    const next = isPerson && searched === 0 ? `To see what is looked for: ${io.command} --help\n` : ''
    return `stagefold: nothing to do: ${nothingIn(searched, where)}.\n${next}`
  }
  const lines = [
    `stagefold: ${sentenceOf(statistics)}`,
    ...(isPerson ? learnMore(statistics, io) : []),
    ...(isPerson ? nextLines(ending, invocation, io) : []),
    ...undoLines([...ending.written], io),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** Every project has a journal of its own. */
function undoLines(roots: readonly string[], io: Io): readonly string[] {
  const lines = roots.slice(0, shownProjects).map((root) => `To take this back: ${undoLine(root, io)}`)
  const more = roots.length - shownProjects
  return more > 0 ? [...lines, `and the same for ${count(more, 'more project')}`] : lines
}

/** What takes back the last write to a project, from where the person stands. */
function undoLine(root: string, io: Io): string {
  const here = folderOf(io.cwd, '.')
  return plainCommand(['undo'], projectRoot(here) === root ? [] : [relative(here, root)], io)
}

function nextLines({ statistics, unfolded }: Ending, invocation: Invocation, io: Io): readonly string[] {
  const { write, stdout, check, interactive } = invocation.options
  if (statistics.folded === 0) {
    return unfolded === null
      ? []
      : [`To see how it is understood: ${explainCommand(unfolded, invocation, io)}`]
  }
  if (write || stdout || interactive) return []
  if (check) return [`To see the changes: ${showCommand(invocation, io)}`]
  return [`To apply this: ${applyCommand(invocation, io)}`]
}

function nothingIn(searched: number, where: string): string {
  if (searched === 0) return `there is no script that drives a container engine in ${where}`
  return searched === 1
    ? `the one script that drives a container engine in ${where} has no builder pattern`
    : `none of the ${count(searched, 'script')} that drive a container engine in ${where} has a builder pattern`
}

/** Where the first refusal is told at length, or else the first of whatever was said. */
function learnMore(statistics: Statistics, io: Io): readonly string[] {
  const [first] = statistics.sortedCodes()
  return first === undefined ? [] : [`To learn more: ${io.command} rules ${first[0]}`]
}
