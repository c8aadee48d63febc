import type { Artifact, FileWork } from '../../pipeline/types.ts'
import { baseName, isWithin, joinPath, pathFrom } from '../../source/path.ts'
import type { Call } from '../call.ts'
import type { Placed } from '../host.ts'
import { spanOf, type World } from '../world.ts'

/** An artifact, or a part of one, that a command of the host works on. */
export interface Extracted {
  readonly placed: Placed
  /** From the artifact; empty for the artifact itself. */
  readonly below: string
}

/**
 * The one artifact that lies at a path or around it. Null where several share the place, where repository files lie
 * among its files, and where there is none.
 *
 * @param ignoresAdded those that the script copied among them do not count.
 */
export function extractedAt(path: string, world: World, ignoresAdded = false): Extracted | null {
  const all = world.host.placed()
  const placed = ignoresAdded ? all.filter(({ artifact }) => !artifact.hostFile) : all
  const here = placed.filter(({ artifact }) => isWithin(path, artifact.path) || isWithin(artifact.path, path))
  const [only, second] = here
  if (!only || second || only.artifact.hostFile || !isWithin(path, only.artifact.path)) return null
  if (only.artifact.placement === 'merge' && world.project.kind(only.artifact.path) !== 'missing') return null
  return { placed: only, below: pathFrom(only.artifact.path, path) }
}

/** The part as an artifact of its own. */
export function partOf({ placed: { artifact }, below }: Extracted): Artifact | null {
  if (below === '') return artifact
  // What was done to the whole was done to a part of it under another path.
  if (artifact.work.some((work) => !['copy', 'owner', 'unpack', 'gather', 'command'].includes(work.kind)))
    return null
  return { ...artifact, source: joinPath(artifact.source, below), type: 'unknown', contents: false }
}

/** Leaves a step for what a command made of an artifact that stays where it is. */
export function reworkInPlace(from: Extracted, work: readonly FileWork[], call: Call, world: World): void {
  addWork(from.placed, from, work, call, world)
}

/** Leaves a step for what a command made of an artifact with another one, which it took it from. */
export function addWork(
  placed: Placed,
  from: Extracted,
  work: readonly FileWork[],
  call: Call,
  world: World,
): void {
  const id = world.steps.length
  const artifact = { ...placed.artifact, work: [...placed.artifact.work, ...work] }
  const { step: source } = from.placed
  const step = { kind: 'rework', id, command: call.name, from: source, artifact, leaves: null } as const
  world.steps.push({ ...step, span: spanOf(world, call.range) })
  world.host.rework(placed, artifact, id, false)
}

/** Leaves a step for an artifact that comes to lie somewhere else. */
export function reworkTo(
  from: Extracted,
  artifact: Artifact,
  call: Call,
  world: World,
  leaves: string | null,
): void {
  const id = world.steps.length
  const { placed } = from
  const step = { kind: 'rework', id, command: call.name, from: placed.step, artifact, leaves } as const
  world.steps.push({ ...step, span: spanOf(world, call.range) })
  world.host.rework(placed, artifact, id, leaves === null || from.below !== '')
  if (leaves !== null) world.host.remove(leaves, spanOf(world, call.range))
}

/** The name that something keeps in the directory that it is put into. */
export function nameIn(directory: string, path: string): string {
  return joinPath(directory, baseName(path))
}

/** Whether the script sets a umask of its own: then nobody here knows the modes of the files that it makes. */
export function hasOwnUmask({ records }: World): boolean {
  const before = seen.get(records) ?? { umask: false, until: 0 }
  const umask = before.umask || records.slice(before.until).some(setsUmask)
  seen.set(records, { umask, until: records.length })
  return umask
}

/** Every command asks, and records only ever grow: what was looked at once is not looked at again. */
const seen = new WeakMap<World['records'], { readonly umask: boolean; readonly until: number }>()

function setsUmask({ fields: [name] }: World['records'][number]): boolean {
  return name?.value.length === 1 && name.value[0] === 'umask'
}
