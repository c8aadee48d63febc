import type {
  ContainerRemoval,
  HostStep,
  ImageUse,
  Reworking,
  Step,
  Streaming,
} from '../../pipeline/types.ts'
import { hostPath } from '../../script/host-paths.ts'
import type { Write } from '../../script/host.ts'
import { runOf, type CommandRecord, type World } from '../../script/world.ts'
import { imageId } from '../../script/ids.ts'
import { equal } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import { isLeftEmpty } from '../left-empty.ts'
import { lastBuild, type Plan } from '../plan.ts'
import { changers } from './host-uses.ts'
import { enteredFolders, leftFolder } from './left-folder.ts'
import { servesOthers, standIns } from '../stand-ins.ts'
import { operandsOf, type Operand } from './operands.ts'
import { addTo } from '../../source/lists.ts'

/** `some`: of the words that the command works on, those in `words` are for the extraction. */
export type Purpose =
  | { readonly type: 'all' | 'none' }
  | { readonly type: 'some'; readonly words: readonly Operand[] }

const all: Purpose = { type: 'all' }
const none: Purpose = { type: 'none' }

/** Whether a step of a command existed only for the extraction. */
export function purposeOf(
  step: Step,
  record: CommandRecord,
  plan: Plan,
  world: World,
  kept: ReadonlySet<number>,
): Purpose {
  switch (step.kind) {
    case 'build':
      return plan.builders.some((builder) => builder.build.id === step.id) && !kept.has(step.id) ? all : none
    case 'container':
      return extractionsOf(step.id, world).some((id) => plan.artifacts.has(id)) ? all : none
    case 'stream':
      return streamsForBuild(step, plan, world) ? all : none
    case 'rework':
      return isForBuild(step, record.run, plan) ? all : none
    case 'extract':
      return plan.artifacts.has(step.id) ? all : none
    case 'remove':
      return sorted(record, step, world, ({ at }) => isPlanContainer(step, at, plan, world))
    case 'image':
      return step.command === 'rmi'
        ? sorted(record, step, world, ({ at }) => isBuilderImage(step, at, plan, kept))
        : none
    case 'host':
      return ['rm', 'rmdir', 'mkdir'].includes(step.command)
        ? sorted(record, step, world, ({ paths }) => isForArtifacts(step, paths, record, plan, world))
        : none
  }
}

function streamsForBuild({ id }: Streaming, plan: Plan, world: World): boolean {
  return world.steps.some((step) => step.kind === 'extract' && step.via === id && plan.artifacts.has(step.id))
}

/** What is made or moved once the final image is made is for somebody else; what is taken away, for nobody. */
function isForBuild(step: Reworking, run: number, plan: Plan): boolean {
  const isBefore = step.id < lastBuild(plan, run, step.artifact.build)
  return plan.artifacts.has(step.id) && (isBefore || changers.has(step.command))
}

function sorted(
  record: CommandRecord,
  step: Step,
  world: World,
  isOurs: (operand: Operand) => boolean,
): Purpose {
  const operands = operandsOf(record, step, world)
  const words = operands.filter(isOurs)
  if (words.length === 0) return none
  return words.length === operands.length ? all : { type: 'some', words }
}

export function extractionsOf(container: number, { steps }: World): readonly number[] {
  const known = extractions.get(steps)
  const all = known?.size === steps.length ? known : { size: steps.length, of: byContainer(steps) }
  extractions.set(steps, all)
  return all.of.get(container) ?? []
}

/** Asked for every word of a script. */
const extractions = new WeakMap<
  World['steps'],
  { readonly size: number; readonly of: ReadonlyMap<number, readonly number[]> }
>()

function byContainer(steps: World['steps']): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const step of steps) {
    if (step.kind === 'extract') addTo(found, step.container, step.id)
  }
  return found
}

/** Made here for an extraction, or left over from an earlier run under the same name. */
function isPlanContainer(step: ContainerRemoval, at: number, plan: Plan, world: World): boolean {
  const start = step.starts[at]
  if (start !== null && start !== undefined)
    return extractionsOf(start, world).some((id) => plan.artifacts.has(id))
  const named = world.containers.filter(({ name }) => equal(name, step.containers[at]!))
  const ours = planContainers(plan, world)
  // One that stays needs its name.
  return named.length > 0 && named.every((container) => ours.includes(container))
}

export function planContainers(plan: Plan, world: World): World['containers'] {
  return world.containers.filter(({ step }) =>
    extractionsOf(step, world).some((id) => plan.artifacts.has(id)),
  )
}

/** Built here before, by whatever name the step has for it, or left over from an earlier run. */
function isBuilderImage(step: ImageUse, at: number, plan: Plan, kept: ReadonlySet<number>): boolean {
  const builders = plan.builders.filter((builder) => !kept.has(builder.build.id))
  const build = step.builds[at]
  if (build !== null && build !== undefined) return builders.some((builder) => builder.build.id === build)
  const image = step.images[at]!
  const isFinal = plan.finals.some(({ build: { tags } }) => tags.some((tag) => equal(tag, image)))
  return !isFinal && builders.some((builder) => builder.build.tags.some((tag) => equal(tag, image)))
}

/** An `rm` of artifacts, or of a directory that holds nothing else, and the `mkdir` of such a one. */
function isForArtifacts(
  step: HostStep,
  paths: readonly string[],
  record: CommandRecord,
  plan: Plan,
  world: World,
): boolean {
  if (paths.length === 0) return false
  if (step.command === 'mkdir') {
    return paths.every(
      (path) =>
        holdsOnlyArtifacts(path, plan, world) &&
        !plan.finals.some((final) => isLeftEmpty(path, final, world)),
    )
  }
  return paths.every(
    (path) =>
      isIdFile(path, plan, world) ||
      (isStandIn(path, plan, world) && !servesOthers(record, plan, world)) ||
      (isArtifactPlace(path, plan, world) && !changesArtifact(step, path, plan, world)),
  )
}

/** A Dockerfile that is there no longer than the script runs. */
function isStandIn(path: string, plan: Plan, world: World): boolean {
  return standIns(plan, world).has(path) && !isInRepository(path, world)
}

/** `--cidfile` of a container that goes, `--iidfile` of a builder. */
export function isIdFile(path: string, plan: Plan, world: World): boolean {
  const id = world.idFiles.get(path)
  if (id === undefined) return false
  const isBuilders = plan.builders.some(({ build }) => equal(imageId(build.id), id))
  return isBuilders || planContainers(plan, world).some(({ name }) => equal(name, id))
}

/** A part that is taken out of an extracted directory before the final build is a part that the image does not have. */
function changesArtifact(step: HostStep, path: string, plan: Plan, world: World): boolean {
  const run = runOf(world, step.id)
  return [...plan.artifacts].some(
    ([at, artifact]) =>
      at < step.id &&
      runOf(world, at) === run &&
      step.id < lastBuild(plan, run, artifact.build) &&
      path !== artifact.path &&
      isWithin(path, artifact.path),
  )
}

function isArtifactPlace(path: string, plan: Plan, world: World): boolean {
  const paths = [...plan.artifacts.values()].map((artifact) => artifact.path)
  if (paths.some((artifact) => isWithin(path, artifact)) && !isInRepository(path, world)) return true
  return holdsOnlyArtifacts(path, plan, world)
}

function holdsOnlyArtifacts(path: string, plan: Plan, world: World): boolean {
  const artifacts = [...plan.artifacts.values()]
  const own = standIns(plan, world)
  const held = [...artifacts.map((artifact) => artifact.path), ...[...own].filter((one) => one !== path)]
  if (isInRepository(path, world) || !held.some((one) => isWithin(one, path))) return false
  if (neededFolders(plan, world).some((one) => isWithin(one, path))) return false
  const hosts = plan.finals.map(({ moment }) => moment.host)
  const placed = hosts.flatMap((host) => host.placed)
  const others = [
    ...[...hosts.flatMap(({ changed }) => changed), ...world.host.snapshot().changed]
      .filter((write) => !isRemoval(write, world))
      .map((write) => write.path),
    ...placed.map(({ artifact }) => artifact.path),
    ...extractedByOthers(plan, world),
    ...pathsOfOthers(world),
  ]
  return others.every(
    (other) => !isWithin(other, path) || own.has(other) || artifacts.some((one) => one.path === other),
  )
}

/** What may or may not be taken away puts nothing there. */
function isRemoval({ by }: Write, world: World): boolean {
  return world.steps.some(
    (step) =>
      step.kind === 'host' &&
      ['rm', 'rmdir'].includes(step.command) &&
      step.span.path === by.path &&
      step.span.start === by.start,
  )
}

/** Extractions that stay in the script need their folder, wherever their files go then. */
function extractedByOthers(plan: Plan, world: World): string[] {
  return world.steps.flatMap((step) =>
    (step.kind === 'extract' || step.kind === 'rework') && !plan.artifacts.has(step.id)
      ? [step.artifact.path]
      : [],
  )
}

/** What commands without a model may work on: they need their folder whatever lies in it. */
function pathsOfOthers(world: World): string[] {
  return world.records
    .filter((record) => record.role === 'other')
    .flatMap((record) =>
      record.fields.slice(1).map((field) => hostPath({ ...world, cwd: record.cwd }, field.value)),
    )
    .filter((path) => path !== null)
}

/** Where commands that stay are called. */
function neededFolders(plan: Plan, world: World): string[] {
  const { builders, finals, others } = plan
  const staying = [...builders, ...others, ...finals.filter((final) => !leftFolder(final, world))]
  return [...staying.flatMap(({ build }) => build.cwd ?? []), ...enteredFolders(plan, world)]
}

function isInRepository(path: string, world: World): boolean {
  return world.project.kind(path) !== 'missing' && !world.host.isLeftOver(path)
}
