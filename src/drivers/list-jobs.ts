import { isTaken } from '../data/as-meant.ts'
import { wholeLines } from '../data/lines.ts'
import type { Node } from '../data/node.ts'
import { readYaml } from '../data/yaml.ts'
import type { Project } from '../project/project.ts'
import type { Fragment } from '../shell/fragment.ts'
import type { PlacedText } from '../shell/placed-text.ts'
import type { Value } from '../shell/value.ts'
import type { Range, TextEdit } from '../source/span.ts'
import { dataFile } from './data-file.ts'
import type { DriverReading } from './driver.ts'
import { listedShell, shellOf, type Line, type ListedShell } from './listed-shell.ts'
import type { Expanded } from './macros.ts'
import { readData } from './read-text.ts'

/** A job of a CI system whose shells run lists of commands. */
export interface ListJob {
  readonly name: string
  readonly range: Range
  readonly needs: readonly string[]
  readonly shells: readonly ListShell[]
  /** What the job cannot do without. */
  readonly required: readonly Range[]
  /** The file names it elsewhere, so that it cannot go. */
  readonly isNamed?: boolean
  /** What can go when none of its lines is left, and nothing takes its place. */
  readonly optional?: readonly { readonly range: Range; readonly lines: readonly Line[] | null }[]
}

export interface ListShell {
  /** What goes when all of it goes. */
  readonly range: Range
  /** What it runs, one after the other; null for what cannot be followed. */
  readonly lists: readonly (readonly Line[] | null)[]
  readonly cwd: string | null
  readonly variables: ReadonlyMap<string, Value>
  readonly isFailureIgnored: boolean
  readonly isMaybe: boolean
  readonly expand?: (pieces: PlacedText) => Expanded | null
}

/** The jobs of a file of YAML: each has a fresh machine. */
export function readListJobs(
  project: Project,
  path: string,
  jobsOf: (documents: readonly (Node | null)[], text: string) => readonly ListJob[],
): DriverReading {
  const reading = readData(project, path, readYaml)
  if (!reading.ok) return reading
  const { text, documents } = reading
  const jobs = jobsOf(documents, text)
  const read = new Map<number, ListedShell | null>()
  const own = {
    path,
    goalsShareFiles: false,
    goals: jobs.map(({ name, range, needs }) => ({ name, range, needs })),
    fragmentsOf: (goals: readonly string[]) =>
      goals
        .flatMap((goal) => jobs.find(({ name }) => name === goal)?.shells ?? [])
        .map((shell) => fragmentOf(shell, path, text, read)),
    commandFor: () => null,
  }
  const follow = (edits: readonly TextEdit[]) =>
    canDoWithout(jobs, edits) ? emptiedLists(text, jobs, edits) : null
  return { ok: true, file: dataFile(own, { text, documents, reread: readYaml, follow }) }
}

function emptiedLists(text: string, jobs: readonly ListJob[], edits: readonly TextEdit[]): TextEdit[] {
  const lists = new Map(jobs.flatMap(({ optional = [] }) => optional.map((one) => [one.range.start, one])))
  return [...lists.values()]
    .filter(({ lines }) => lines?.length && lines.every(({ range }) => isTaken(range, edits)))
    .map(({ range }) => ({ ...wholeLines(text, range), text: '' }))
}

/** @param read by the place of each list: what several jobs run is the same for all of them. */
function fragmentOf(
  { lists, expand, range, cwd, variables, isFailureIgnored, isMaybe }: ListShell,
  path: string,
  text: string,
  read: Map<number, ListedShell | null>,
): Fragment {
  const shells = lists.map((lines) => {
    const key = lines?.[0]?.range.start ?? -1
    if (lines && !read.has(key)) read.set(key, listedShell(text, lines, expand))
    return lines && read.get(key)!
  })
  const known = shells.filter((shell) => shell !== null)
  const isWhole = known.length === shells.length && areInOrder(known)
  return {
    path,
    range,
    statement: isWhole ? shellOf(known, range) : null,
    cwd,
    variables: new Map([...variables, ...known.flatMap((shell) => [...shell.variables])]),
    opaque: known.flatMap((shell) => shell.opaque),
    isFailureIgnored,
    isMaybe,
  }
}

/** Lists that stand in another order than they run in cannot be edited as one text. */
function areInOrder(shells: readonly ListedShell[]): boolean {
  const commands = shells.flatMap((shell) => shell.commands)
  return commands.every((one, at) => at === 0 || commands[at - 1]!.end <= one.pos)
}

/** A job that others need cannot go, nor can what a job needs; and what several run cannot change for one of them. */
function canDoWithout(jobs: readonly ListJob[], edits: readonly TextEdit[]): boolean {
  const kept = jobs.filter(({ range }) => !isTaken(range, edits))
  const names = new Set(kept.map(({ name }) => name))
  if (kept.length === 0) return jobs.length === 0
  if (jobs.some((job) => job.isNamed && !kept.includes(job))) return false
  const users = new Map<number, ListJob>()
  return kept.every((job) => {
    const lost = jobs.some(({ name }) => !names.has(name) && job.needs.includes(name))
    return !lost && !job.required.some((range) => isTaken(range, edits)) && !changesOthers(job, users, edits)
  })
}

/** @param users by the places of changed lines: who runs them. */
function changesOthers(job: ListJob, users: Map<number, ListJob>, edits: readonly TextEdit[]): boolean {
  const lines = job.shells.flatMap(({ lists }) => lists.flatMap((list) => list ?? []))
  const changed = lines.filter(({ range }) =>
    edits.some((edit) => edit.start < range.end && edit.end > range.start),
  )
  return changed.some(({ range: { start } }) => {
    const isOthers = (users.get(start) ?? job) !== job
    users.set(start, job)
    return isOthers
  })
}
