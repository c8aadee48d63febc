import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { Artifact } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { stageChain } from './chain.ts'
import { takesArtifacts } from './copies.ts'
import { builderBehind } from './images.ts'
import { freeName } from './extra-stages.ts'
import { contextView } from './find.ts'
import { isRootUser } from './owners.ts'
import type { Builder, Part, Plan, StageWork } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'
import { usedBuilders } from './script/fates.ts'
import { workCommands } from './work-commands.ts'

/**
 * What the script does on the host to files that a build then takes is done in a stage (E115, E120, E121, E123): in
 * the builder's own where nobody else sees it, else in one that starts from it.
 */
export function planStageWork(plan: Plan, world: World, journal: Journal): readonly StageWork[] {
  const used = usedBuilders(plan, world)
  const works: StageWork[] = []
  for (const builder of plan.builders) {
    const taken = takenFrom(builder, plan, world)
    const isFree = !used.has(builder.build.id) && !isReferenced(builder, plan)
    works.push(...worksOf(builder, taken, isFree, { ...plan, works }))
  }
  for (const { builder, artifacts } of works) refuseWithoutShell(builder, [...artifacts][0]!, plan, journal)
  return works
}

/** The builder's artifacts that some build takes as they are then. */
function takenFrom(builder: Builder, plan: Plan, world: World): readonly Artifact[] {
  const found = new Set<Artifact>()
  for (const part of [...plan.builders, plan.final]) {
    const view = contextView(part, world.project)
    for (const placed of view.placed) {
      if (placed.artifact.build !== builder.build.id || !plan.artifacts.has(placed.step)) continue
      if (takesArtifacts(part, { ...view, placed: [placed] })) found.add(placed.artifact)
    }
  }
  return [...found]
}

function worksOf(builder: Builder, taken: readonly Artifact[], isFree: boolean, plan: Plan): StageWork[] {
  const wanted = new Map(taken.map((artifact) => [artifact, workCommands(artifact, builder, plan)]))
  const plain = taken.filter((artifact) => wanted.get(artifact)!.length === 0)
  const groups: Artifact[][] = isFree ? [[...plain]] : []
  for (const artifact of taken.filter((one) => !plain.includes(one))) {
    const fits = (other: Artifact): boolean =>
      !overlap(artifact, other) || wanted.get(artifact)!.join() === wanted.get(other)!.join()
    const group = groups.find((one) => one.every(fits))
    if (group) group.push(artifact)
    else groups.push([artifact])
  }
  const named: StageWork[] = []
  for (const [at, artifacts] of groups.entries()) {
    const commands = [...new Set(artifacts.flatMap((artifact) => wanted.get(artifact)!))]
    if (commands.length === 0) continue
    const isOwn = isFree && at === 0
    const stageName = isOwn
      ? builder.stageName
      : freeName(`${builder.stageName}-files`, { ...plan, works: [...plan.works, ...named] }, [])
    const root = isOwn && isRoot(builder, plan) ? [] : ['USER 0:0']
    const lines = [...root, `RUN ${commands.join(' && ')}`]
    named.push({ builder, stageName, isOwn, artifacts: new Set(artifacts), lines })
  }
  return named
}

/** Another part starts from the builder's image, or takes files of it by its name. */
function isReferenced(builder: Builder, plan: Plan): boolean {
  return [...plan.builders, plan.final].some((part) =>
    referencesOf(part.dockerfile).some(
      (reference) =>
        stageOf(reference, part.dockerfile) === null &&
        builderBehind(reference.name, part, plan.builders) === builder,
    ),
  )
}

function overlap(a: Artifact, b: Artifact): boolean {
  return isWithin(a.source, b.source) || isWithin(b.source, a.source)
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
    bases.some((base) => base.text === 'scratch') && !instructions.some((one) => runText(one) !== '')
  const shell = instructions.findLast((one) => one.keyword === 'SHELL')
  const isForeign = shell !== undefined && !/^\[\s*"([^"]*\/)?(a|ba|da|k|z)?sh"/.test(shell.argument.trim())
  if (isBare || isForeign) journal.add('SF319', spanOfTarget(builder), { path: artifact.path })
}

function spanOfTarget({ dockerfile, target }: Part): { path: string; start: number; end: number } {
  return { path: dockerfile.path, start: target.from.start, end: target.from.end }
}
