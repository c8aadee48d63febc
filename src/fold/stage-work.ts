import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { Artifact, ContainerStart } from '../pipeline/types.ts'
import type { FoldOptions } from '../result.ts'
import { textAround, type World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import { referencesTo } from './bases.ts'
import { cacheFlags, cachesOf, keptCaches, refuseSharedVolumes } from './caches.ts'
import { stageChain } from './chain.ts'
import { takesArtifacts } from './copy-views.ts'
import { freeName } from './extra-stages.ts'
import { contextView } from './find.ts'
import { isRootUser } from './owners.ts'
import { partsOf, spanIn, type Builder, type Plan, type StageWork } from './plan.ts'
import { foldersOf, sourcesOf } from './mounted-sources.ts'
import { noteMounts, processLines, volumesOver } from './process-work.ts'
import { usedBuilders } from './script/fates.ts'
import { workCommands, type WorkCommand } from './work-commands.ts'

/**
 * What the script has a container do at run time (E110), and what it does on the host to files that a build then
 * takes (E115, E120, E121, E123), is done in a stage: in the builder's own where nobody else sees it, else in one
 * that starts from it.
 */
export function planStageWork(
  plan: Plan,
  world: World,
  options: FoldOptions,
  journal: Journal,
): readonly StageWork[] {
  const used = usedBuilders(plan, world)
  const works: StageWork[] = []
  for (const builder of plan.builders) {
    const isFree = !used.has(builder.build.id) && !isReferenced(builder, plan)
    const groups = groupsOf(builder, takenFrom(builder, plan, world), isFree, plan, world)
    let base = builder.stageName
    for (const group of groups) {
      const from = group.isBased ? base : builder.stageName
      const written = writeGroup(group, from, builder, { ...plan, works }, world, options, journal)
      if (!group.isBased) base = written[0]?.stageName ?? builder.stageName
      works.push(...written)
    }
  }
  return works
}

/** Artifacts that one stage can hold. */
interface Group {
  readonly isOwn: boolean
  /** The container in which they were made; null when the image, or the group before, has them. */
  readonly start: ContainerStart | null
  /** It starts from the stage of the group before that has no base of its own. */
  readonly isBased: boolean
  readonly artifacts: Artifact[]
}

/** The builder's artifacts that some build takes as they are then, by the container that made them. */
function takenFrom(
  builder: Builder,
  plan: Plan,
  world: World,
): ReadonlyMap<ContainerStart | null, readonly Artifact[]> {
  const found = new Map<ContainerStart | null, Set<Artifact>>()
  for (const part of partsOf(plan)) {
    const view = contextView(part, world.project)
    for (const placed of view.placed) {
      if (placed.artifact.hostFile || placed.artifact.build !== builder.build.id) continue
      if (!plan.artifacts.has(placed.step)) continue
      if (!takesArtifacts(part, { ...view, placed: [placed] })) continue
      const start = startOf(placed.step, world)
      found.set(start, (found.get(start) ?? new Set()).add(placed.artifact))
    }
  }
  return new Map([...found].map(([start, artifacts]) => [start, [...artifacts]]))
}

/** The container in which a process may have made what the step let out; null for one that only holds its image. */
function startOf(id: number, world: World): ContainerStart | null {
  const step = world.steps[id]
  if (step?.kind === 'rework') return startOf(step.from, world)
  const start = step?.kind === 'extract' ? world.steps[step.container] : undefined
  return start?.kind === 'container' && start.process !== null ? start : null
}

function groupsOf(
  builder: Builder,
  taken: ReadonlyMap<ContainerStart | null, readonly Artifact[]>,
  isFree: boolean,
  plan: Plan,
  world: World,
): readonly Group[] {
  const groups: Group[] = []
  for (const [start, artifacts] of taken) {
    const wanted = new Map(artifacts.map((one) => [one, workCommands(one, builder, plan, world)]))
    const isOwn = isFree && (start === null || taken.size === 1)
    const plain = artifacts.filter((one) => wanted.get(one)!.length === 0)
    const first: Group = { isOwn, start, isBased: false, artifacts: [...plain] }
    const own = isOwn || start !== null ? [first] : []
    for (const artifact of artifacts.filter((one) => !plain.includes(one))) {
      const fits = (other: Artifact): boolean =>
        isLeftAlone(artifact, wanted.get(artifact)!, wanted.get(other)!) &&
        isLeftAlone(other, wanted.get(other)!, wanted.get(artifact)!)
      const group = own.find((one) => one.artifacts.every(fits))
      if (group) group.artifacts.push(artifact)
      else own.push({ isOwn: false, start: null, isBased: start !== null, artifacts: [artifact] })
    }
    groups.push(...(own.length > 1 ? apart(own, plain) : own))
  }
  return groups
}

/** What one group has done to its files must not be in the stage that another starts from. */
function apart([first, ...rest]: readonly Group[], plain: readonly Artifact[]): readonly Group[] {
  const changed = first!.artifacts.filter((one) => !plain.includes(one))
  const base = { ...first!, artifacts: [...plain] }
  const isBased = first!.start !== null
  const own = changed.length > 0 ? [{ isOwn: false, start: null, isBased, artifacts: changed }] : []
  return [base, ...own, ...rest]
}

function writeGroup(
  group: Group,
  from: string,
  builder: Builder,
  plan: Plan,
  world: World,
  options: FoldOptions,
  journal: Journal,
): StageWork[] {
  const { isOwn, start, artifacts } = group
  const commands = inOrder(artifacts.map((artifact) => workCommands(artifact, builder, plan, world)))
  const process = start?.process?.command ? start.process : null
  if (commands.length === 0 && process === null) return []
  const caches = process ? cachesOf(start!, artifacts, world) : []
  const kept = process ? keptCaches(caches, start!, builder, plan, world, options) : []
  const flags = process ? cacheFlags(kept, start!, builder, plan) : ''
  const own = process ? processLines(process, flags, builder, plan) : []
  const isRootNow = process?.user ? false : isRoot(builder, plan)
  const work = commands.length === 0 ? [] : [...(isRootNow ? [] : ['USER 0:0']), ...runsOf(commands)]
  const volumes = process ? volumesOver(artifacts, builder, plan) : []
  refuseVolumes(group, volumes, builder, journal)
  refuseWithoutShell(builder, artifacts[0]!, plan, journal)
  if (process) noteProcess(start!, world, journal)
  if (process) noteMounts(start!, caches, kept, journal)
  if (process) refuseSharedVolumes(start!, world, journal)
  noteTools(commands, builder, world, journal)
  const mounted = (start?.mounts ?? []).filter((mount) => !caches.includes(mount))
  const sources = process ? sourcesOf(start!, builder, world, journal) : []
  const folders = process ? foldersOf(mounted, sources, builder, plan) : []
  const stageName = isOwn ? builder.stageName : freeName(`${builder.stageName}-files`, plan, [])
  return [
    {
      builder,
      from,
      stageName,
      isOwn,
      artifacts: new Set(artifacts),
      lines: [...own, ...work],
      sources,
      folders,
      volumes,
    },
  ]
}

/** A line for each command of the script that is repeated as it is; what has words of the fold shares one. */
function runsOf(commands: readonly WorkCommand[]): readonly string[] {
  const runs: string[] = []
  for (const [at, { text, isRepeated }] of commands.entries()) {
    const joins = at > 0 && !isRepeated && !commands[at - 1]!.isRepeated
    if (joins) runs.push(`${runs.pop()!} && ${text}`)
    else runs.push(`RUN ${text}`)
  }
  return runs
}

/** What several artifacts have in common is done once. */
function inOrder(all: readonly (readonly WorkCommand[])[]): readonly WorkCommand[] {
  const byKey = new Map(all.flat().map((command) => [command.key, command]))
  return [...byKey.values()].toSorted((a, b) => a.at - b.at)
}

/** What is done for another artifact in the same stage changes nothing that this one is, or was made of. */
function isLeftAlone(
  { source }: Artifact,
  own: readonly WorkCommand[],
  others: readonly WorkCommand[],
): boolean {
  return others
    .filter((other) => !own.some(({ key }) => key === other.key))
    .every(({ changes, at }) => {
      const needed = [source, ...own.flatMap((one) => (one.at > at ? one.uses : []))]
      return !changes.some((path) => needed.some((one) => isWithin(one, path) || isWithin(path, one)))
    })
}

/** The tool is another one than the host's, and a build stops where a script may go on (E116). */
function noteTools(commands: readonly WorkCommand[], builder: Builder, world: World, journal: Journal): void {
  for (const { tool, at } of commands) {
    const { span } = world.steps[at]!
    const code = tool?.isAnyVersion ? 'SF433' : 'SF432'
    if (tool !== null) journal.add(code, span, { tool: tool.name, stage: builder.stageName })
    if (tool !== null && goesOn(span, world)) journal.add('SF429', span)
  }
}

function goesOn(span: Span, world: World): boolean {
  return /^(\s|\\\r?\n)*\|\|/.test(textAround(world, span).slice(span.end))
}

function noteProcess({ span, process }: ContainerStart, world: World, journal: Journal): void {
  if (goesOn(span, world)) journal.add('SF429', span)
  const command = process!.command!
  const text = command.form === 'shell' ? command.text : command.words.join(' ')
  journal.add('SF414', span, { command: text.length > 60 ? `${text.slice(0, 57)}...` : text })
}

/** A stage that starts from the builder's has its volumes; a RUN behind one may have written there. */
function refuseVolumes(
  { isOwn, artifacts }: Group,
  volumes: StageWork['volumes'],
  builder: Builder,
  journal: Journal,
): void {
  for (const volume of volumes) {
    const isFollowed = builder.target.instructions.some(
      (one) => one.keyword === 'RUN' && one.start > volume.start,
    )
    const isInherited = !builder.target.instructions.includes(volume)
    if (isOwn && !isFollowed && !isInherited) continue
    const { start, end } = isInherited ? builder.target.from : volume
    journal.add('SF320', spanIn(builder, { start, end }), { path: artifacts[0]!.source })
  }
}

/** Another part starts from the builder's image, or takes files of it by its name. */
function isReferenced(builder: Builder, plan: Plan): boolean {
  return partsOf(plan).some((part) => referencesTo(builder, part, plan.builders).length > 0)
}

function isRoot(builder: Builder, plan: Plan): boolean {
  const { instructions } = stageChain(builder.target, builder, plan)
  const user = instructions.findLast((one) => one.keyword === 'USER')
  return user === undefined || isRootUser(user.argument.trim())
}

/** A stage of files alone has nothing that could run the commands. */
function refuseWithoutShell(builder: Builder, artifact: Artifact, plan: Plan, journal: Journal): void {
  const { bases, instructions } = stageChain(builder.target, builder, plan)
  const isBare =
    bases.some((base) => base.text === 'scratch') &&
    !instructions.some((one) => one.keyword === 'RUN' && runText(one) !== '')
  const shell = instructions.findLast((one) => one.keyword === 'SHELL')
  const isForeign = shell !== undefined && !/^\[\s*"([^"]*\/)?(a|ba|da|k|z)?sh"/.test(shell.argument.trim())
  if (isBare || isForeign) journal.add('SF319', spanIn(builder, builder.target.from), { path: artifact.path })
}
