import type { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { referencesTo } from './bases.ts'
import { cacheFlags, cachesOf, keptCaches, refuseSharedVolumes } from './caches.ts'
import { stageChain } from './chain.ts'
import { composedBuilders } from './compose-services.ts'
import { freeName } from './extra-stages.ts'
import { isRootUser } from './owners.ts'
import { partsOf, type Builder, type Plan, type StageWork } from './plan.ts'
import { foldersOf, sourcesOf } from './mounted-sources.ts'
import { noteMounts, processLines, volumesOver } from './process-work.ts'
import { usedBuilders } from './script/fates.ts'
import type { WorkCommand } from './work-commands.ts'
import { groupsOf, type Group } from './work-groups.ts'
import { noteProcess, noteTools, refuseVolumes, refuseWithoutShell } from './work-notes.ts'

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
  const used = new Set([...usedBuilders(plan, world), ...composedBuilders(plan, world, options)])
  const works: StageWork[] = []
  for (const builder of plan.builders) {
    const isFree = !used.has(builder.build.id) && !isReferenced(builder, plan)
    const groups = groupsOf(builder, isFree, plan, world)
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

function writeGroup(
  group: Group,
  from: string,
  builder: Builder,
  plan: Plan,
  world: World,
  options: FoldOptions,
  journal: Journal,
): StageWork[] {
  const { isOwn, start, artifacts, commands } = group
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

/** Another part starts from the builder's image, or takes files of it by its name. */
function isReferenced(builder: Builder, plan: Plan): boolean {
  return partsOf(plan).some((part) => referencesTo(builder, part, plan.builders).length > 0)
}

function isRoot(builder: Builder, plan: Plan): boolean {
  const { instructions } = stageChain(builder.target, builder, plan)
  const user = instructions.findLast((one) => one.keyword === 'USER')
  return user === undefined || isRootUser(user.argument.trim())
}
