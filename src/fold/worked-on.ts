import type { Step } from '../pipeline/types.ts'
import { hostPath } from '../script/host-paths.ts'
import type { World } from '../script/world.ts'
import { isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import type { Part } from './plan.ts'
import type { Taken } from './sources.ts'

/** A command that nobody knows, with the paths of the host that its words may be. */
export interface Stranger {
  readonly span: Span
  /** How many steps had been taken when it ran. */
  readonly at: number
  readonly paths: readonly string[]
}

/** The commands of the script that may have changed whatever they name. */
export function strangersOf(world: World): readonly Stranger[] {
  // Without extracted files there is nothing to be changed.
  if (!world.steps.some(({ kind }) => kind === 'extract')) return []
  return world.records.flatMap(({ role, steps, cwd, fields, script, range, at }) => {
    if (role !== 'other' || steps.length > 0) return []
    const there = { ...world, cwd }
    const paths = fields.slice(1).flatMap(({ value }) => hostPath(there, value) || [])
    return paths.length === 0 ? [] : [{ span: { path: script.path, ...range }, at, paths }]
  })
}

/**
 * Commands of the host that changed an extracted file before a build took it, and those that nobody knows and that
 * name it where it lay then.
 * @param steps that brought it, the last one first
 */
export function workedOn(
  { artifact, hostPath: path }: Pick<Taken, 'artifact' | 'hostPath'>,
  steps: readonly number[],
  part: Part,
  all: readonly Step[],
  strangers: readonly Stranger[],
): readonly Span[] {
  const known = part.moment.host.touched.filter(({ placed }) => placed.artifact === artifact)
  const rest = isWithin(path, artifact.path) ? pathFrom(artifact.path, path) : ''
  const named = steps.toReversed().flatMap((id, nth, brought) => {
    const step = all[id]
    if (step?.kind !== 'extract' && step?.kind !== 'rework') return []
    const until = brought[nth + 1] ?? part.build.id
    const then = step.artifact.type === 'file' ? step.artifact.path : joinPath(step.artifact.path, rest)
    return strangers.filter(
      ({ at, paths }) => at > id && at <= until && paths.some((one) => touch(one, then)),
    )
  })
  const spans = [...known.map(({ by }) => by), ...named.map(({ span }) => span)]
  return [...new Map(spans.map((span) => [`${span.path}:${span.start}`, span])).values()]
}

function touch(path: string, other: string): boolean {
  return isWithin(path, other) || isWithin(other, path)
}
