import type { Artifact, ContainerStart } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView } from './find.ts'
import { partsOf, type Builder, type Plan } from './plan.ts'
import { workCommands, type WorkCommand } from './work-commands.ts'

/** Artifacts that one stage can hold. */
export interface Group {
  readonly isOwn: boolean
  /** The container in which they were made; null when the image, or the group before, has them. */
  readonly start: ContainerStart | null
  /** It starts from the stage of the group before that has no base of its own. */
  readonly isBased: boolean
  readonly artifacts: readonly Artifact[]
  /** What was done to them, each once, in the order of the script. */
  readonly commands: readonly WorkCommand[]
}

type Draft = Omit<Group, 'commands'> & { readonly artifacts: Artifact[] }

/**
 * The builder's artifacts that builds take, in as few stages as can hold them.
 *
 * @param isFree nobody but the fold sees the builder's own stage.
 */
export function groupsOf(builder: Builder, isFree: boolean, plan: Plan, world: World): readonly Group[] {
  const taken = takenFrom(builder, plan, world)
  return [...taken].flatMap(([start, artifacts]) => {
    const wanted = new Map(artifacts.map((one) => [one, workCommands(one, builder, plan, world)]))
    const isOwn = isFree && (start === null || taken.size === 1)
    return draftsOf(start, isOwn, wanted).map((draft): Group => {
      return { ...draft, commands: inOrder(draft.artifacts.map((one) => wanted.get(one)!)) }
    })
  })
}

function draftsOf(
  start: ContainerStart | null,
  isOwn: boolean,
  wanted: ReadonlyMap<Artifact, readonly WorkCommand[]>,
): readonly Draft[] {
  const artifacts = [...wanted.keys()]
  const plain = artifacts.filter((one) => wanted.get(one)!.length === 0)
  const first: Draft = { isOwn, start, isBased: false, artifacts: [...plain] }
  const own = isOwn || start !== null ? [first] : []
  for (const artifact of artifacts.filter((one) => !plain.includes(one))) {
    const fits = (other: Artifact): boolean =>
      isLeftAlone(artifact, wanted.get(artifact)!, wanted.get(other)!) &&
      isLeftAlone(other, wanted.get(other)!, wanted.get(artifact)!)
    const group = own.find((one) => one.artifacts.every(fits))
    if (group) group.artifacts.push(artifact)
    else own.push({ isOwn: false, start: null, isBased: start !== null, artifacts: [artifact] })
  }
  return own.length > 1 ? apart(own, plain) : own
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

/** What one group has done to its files must not be in the stage that another starts from. */
function apart([first, ...rest]: readonly Draft[], plain: readonly Artifact[]): readonly Draft[] {
  const changed = first!.artifacts.filter((one) => !plain.includes(one))
  const base = { ...first!, artifacts: [...plain] }
  const isBased = first!.start !== null
  const own = changed.length > 0 ? [{ isOwn: false, start: null, isBased, artifacts: changed }] : []
  return [base, ...own, ...rest]
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

/** What several artifacts have in common is done once. */
function inOrder(all: readonly (readonly WorkCommand[])[]): readonly WorkCommand[] {
  const byKey = new Map(all.flat().map((command) => [command.key, command]))
  return [...byKey.values()].toSorted((a, b) => a.at - b.at)
}
