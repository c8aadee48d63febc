import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import type { Instruction } from '../dockerfile/types.ts'
import { readsContext } from './copy-views.ts'
import type { World } from '../script/world.ts'
import type { Project } from '../project/project.ts'
import { directoryOf, isWithin, pathFrom } from '../source/path.ts'
import type { ContextWay } from './context-sources.ts'
import { mergeIgnoreFiles, type IgnoreChange } from './ignore-merge.ts'
import { partsOf, type Builder, type Part, type Plan } from './plan.ts'
import type { ContextView } from './sources.ts'

/** The one context of the merged build. */
export interface UnitedContext {
  /** Its directory in the project. */
  readonly root: string
  /** Whether any instruction reads it, so that the build has to be given it. */
  readonly isRead: boolean
  readonly ways: ReadonlyMap<Part, ContextWay>
  /** The contexts that the build has beside it (E101). */
  readonly named: readonly NamedContext[]
  /** What happens to ignore files. */
  readonly ignore: readonly IgnoreChange[]
}

export interface NamedContext {
  readonly name: string
  /** Whose build of the script says where the directory is. */
  readonly builder: Builder
}

/** How contexts are joined. */
export interface ContextChoice {
  readonly world: World
  /** Where the merged Dockerfile goes: the list beside it counts. */
  readonly dockerfile: string
  readonly viewOf: (part: Part) => ContextView
  /** What a hint says of `--named-contexts` where that would fold; empty where it would not. */
  readonly option: () => string
}

/**
 * Two contexts are united at the nearest folder that holds both (E100). A part that takes nothing but extracted
 * files from its context can live with any.
 *
 * @returns null when they cannot be united; the reason is in the journal.
 */
export function uniteContexts(plan: Plan, choice: ContextChoice, journal: Journal): UnitedContext | null {
  const { option } = choice
  const reading = readingParts(plan, choice)
  const { project } = choice.world
  const root =
    reading.length === 0 ? ownContext(plan.final, project) : common(reading.map((part) => part.context))
  if (root === null || (root.startsWith('/') && root !== plan.final.context)) {
    const outside = reading.find((part) => part.context.startsWith('/'))!
    const other = [plan.final, ...reading].find((part) => part.context !== outside.context)!
    const args = { one: outside.context, other: other.context || '.', option: option() }
    journal.add('SF304', outside.build.span, args)
    return null
  }
  refuseTriggers(plan, journal)
  const ways = new Map<Part, ContextWay>()
  for (const part of partsOf(plan)) {
    ways.set(part, { prefix: reading.includes(part) ? pathFrom(root, part.context) : '', name: null })
  }
  const ignore = mergeIgnoreFiles(plan, reading, root, choice, journal)
  return { root, isRead: reading.length > 0, ways, named: [], ignore }
}

/**
 * Nothing is read of it. A context that is a stream has no folder, and one that the script makes for extracted files is
 * made no longer: the one beside the Dockerfile, or around that folder, does as well.
 */
export function ownContext({ build, context, dockerfile }: Part, project: Project): string {
  if (build.streamed) return directoryOf(dockerfile.path)
  if (context.startsWith('/')) return context
  let folder = context
  while (folder !== '' && !isCheckedOut(folder, project)) folder = directoryOf(folder)
  return folder
}

function isCheckedOut(folder: string, project: Project): boolean {
  return project.kind(folder) === 'directory' && !project.ignoredByGit(folder)
}

/** The parts that take something of the repository from their contexts. */
export function readingParts(plan: Plan, { viewOf }: ContextChoice): readonly Part[] {
  return partsOf(plan).filter(
    (part) =>
      readsContext(part, viewOf(part)) ||
      plan.works.some((work) => work.builder === part && work.sources.length > 0),
  )
}

/** A trigger runs in the build that starts from its image, and takes from that one's context. */
export function refuseTriggers(plan: Plan, journal: Journal): void {
  const parts = partsOf(plan)
  if (new Set(parts.map((part) => part.context)).size === 1) return
  for (const part of parts) {
    const { path } = part.dockerfile
    for (const { base, instructions } of part.dockerfile.stages) {
      if (/onbuild/i.test(base.text)) {
        journal.add('SF307', { path, start: base.start, end: base.end }, { path: 'files' })
      }
      // What starts from the final image is built apart, as before.
      if (plan.finals.some((final) => final === part) && instructions === part.target.instructions) continue
      for (const { trigger, start, end } of instructions) {
        const taken = trigger && takesFromContext(trigger)
        if (taken) journal.add('SF307', { path, start, end }, { path: trigger.argument })
      }
    }
  }
}

function takesFromContext(instruction: Instruction): boolean {
  const copy = readCopy(instruction)
  if (copy) return !copy.from && copy.sources.length > 0
  return readMounts(instruction).some((mount) => mount.type === 'bind' && !mount.from)
}

/** The nearest folder that holds all; null when some are outside of the project, where no folder is known. */
function common(directories: readonly string[]): string | null {
  if (new Set(directories).size > 1 && directories.some((one) => one.startsWith('/'))) return null
  return directories.reduce((a, b) => {
    let directory = a
    while (!isWithin(b, directory)) directory = directoryOf(directory)
    return directory
  })
}
