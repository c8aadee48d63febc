import type { Journal } from '../../diagnostics/journal.ts'
import type { HostStep, ImageUse, Step } from '../../pipeline/types.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import type { Command } from '../../shell/parse.ts'
import { equal, type Value } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import type { Plan } from '../plan.ts'

/** What becomes of the script's commands. */
export interface Fates {
  /** Commands that existed only for the extraction. */
  readonly gone: ReadonlySet<Command>
  /** Builders whose images are still used, so that a `docker build --target` makes them (E98). */
  readonly keptBuilders: ReadonlySet<number>
  readonly goneSteps: ReadonlySet<number>
}

/** Decides which commands leave the script, from what their steps were for. */
export function decideFates(plan: Plan, world: World, journal: Journal): Fates {
  const keptBuilders = builderIdsInUse(plan, world)
  const goneSteps = new Set<number>()
  for (const step of world.steps) if (isForExtraction(step, plan, world, keptBuilders)) goneSteps.add(step.id)
  const gone = new Set<Command>()
  for (const record of world.records) {
    const own = record.steps.filter((id) => goneSteps.has(id))
    if (own.length === 0) continue
    const others = world.records.filter((other) => other.node === record.node && other !== record)
    const isWhole = own.length === record.steps.length && ['step', 'assignment'].includes(record.role)
    if (!isWhole || others.some((other) => !other.steps.every((id) => goneSteps.has(id)))) {
      journal.add('SF216', { path: world.script.path, ...record.range })
    } else gone.add(record.node)
  }
  return { gone: withDeadAssignments(gone, world), keptBuilders, goneSteps }
}

function isForExtraction(step: Step, plan: Plan, world: World, kept: ReadonlySet<number>): boolean {
  switch (step.kind) {
    case 'build':
      return plan.builders.some((builder) => builder.build.id === step.id) && !kept.has(step.id)
    case 'container':
      return extractionsOf(step.id, world).some((id) => plan.artifacts.has(id))
    case 'extract':
      return plan.artifacts.has(step.id)
    case 'remove':
      return (
        step.containers.length > 0 &&
        step.containers.every((name, at) => isPlanContainer(name, step.starts[at]!, plan, world))
      )
    case 'image':
      return step.command === 'rmi' && removesOnlyBuilders(step, plan, kept)
    case 'host':
      return isForArtifacts(step, plan, world)
  }
}

function extractionsOf(container: number, world: World): number[] {
  return world.steps.flatMap((step) =>
    step.kind === 'extract' && step.container === container ? [step.id] : [],
  )
}

/** Made here for an extraction, or left over from an earlier run under the same name. */
function isPlanContainer(name: Value, start: number | null, plan: Plan, world: World): boolean {
  if (start !== null) return extractionsOf(start, world).some((id) => plan.artifacts.has(id))
  return planContainers(plan, world).some((other) => equal(other, name))
}

export function planContainers(plan: Plan, world: World): readonly Value[] {
  return world.containers
    .filter(({ step }) => extractionsOf(step, world).some((id) => plan.artifacts.has(id)))
    .map(({ name }) => name)
}

function removesOnlyBuilders(step: ImageUse, plan: Plan, kept: ReadonlySet<number>): boolean {
  const tags = plan.builders
    .filter((builder) => !kept.has(builder.build.id))
    .flatMap((builder) => builder.build.tags)
  const last = plan.final.build.tags
  return step.images.every(
    (image) => tags.some((tag) => equal(tag, image)) && !last.some((tag) => equal(tag, image)),
  )
}

/** An `rm` of artifacts, or a `mkdir` of what holds nothing but artifacts. */
function isForArtifacts(step: HostStep, plan: Plan, world: World): boolean {
  if (step.paths.length === 0) return false
  if (step.command === 'rm' || step.command === 'rmdir')
    return step.paths.every((path) => isArtifactPlace(path, plan, world))
  return step.command === 'mkdir' && step.paths.every((path) => holdsOnlyArtifacts(path, plan, world))
}

function isArtifactPlace(path: string, plan: Plan, world: World): boolean {
  const paths = [...plan.artifacts.values()].map((artifact) => artifact.path)
  if (paths.some((artifact) => isWithin(path, artifact)) && !isInRepository(path, world)) return true
  return holdsOnlyArtifacts(path, plan, world)
}

export function holdsOnlyArtifacts(path: string, plan: Plan, world: World): boolean {
  const artifacts = [...plan.artifacts.values()]
  if (isInRepository(path, world) || !artifacts.some((artifact) => isWithin(artifact.path, path)))
    return false
  const snapshot = plan.final.moment.host
  const others = [...snapshot.changed, ...snapshot.placed.map(({ artifact }) => artifact.path)]
  return others.every(
    (other) => !isWithin(other, path) || artifacts.some((artifact) => artifact.path === other),
  )
}

function isInRepository(path: string, world: World): boolean {
  return world.project.kind(path) !== 'missing' && !world.host.isLeftOver(path)
}

/** A builder's image that is tagged, pushed, run or otherwise named by a command that stays. */
function builderIdsInUse(plan: Plan, world: World): ReadonlySet<number> {
  const inUse = new Set<number>()
  for (const step of world.steps) {
    if (step.kind === 'image' && step.command !== 'rmi') {
      for (const build of step.builds) if (isBuilder(build, plan)) inUse.add(build!)
    }
    if (
      step.kind === 'container' &&
      isBuilder(step.build, plan) &&
      !extractionsOf(step.id, world).some((id) => plan.artifacts.has(id))
    ) {
      inUse.add(step.build!)
    }
  }
  return inUse
}

function isBuilder(build: number | null, plan: Plan): boolean {
  return plan.builders.some((builder) => builder.build.id === build && !builder.byHand)
}

/** An assignment goes when a command that goes read its variable and no command that stays does. */
function withDeadAssignments(gone: ReadonlySet<Command>, world: World): ReadonlySet<Command> {
  const all = new Set(gone)
  for (let size = -1; size !== all.size;) {
    size = all.size
    for (const record of world.records) {
      if (all.has(record.node) || !isPlainAssignment(record)) continue
      const readers = world.records.filter(
        (other) => other !== record && record.assigns.some((name) => other.reads.has(name)),
      )
      const isDead = readers.length > 0 && readers.every((reader) => all.has(reader.node))
      if (isDead && !record.steps.length) all.add(record.node)
    }
  }
  return all
}

function isPlainAssignment(record: CommandRecord): boolean {
  return record.role === 'assignment' && record.assigns.length > 0 && record.fields.length === 0
}
