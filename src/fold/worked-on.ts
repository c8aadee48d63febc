import { hostPath } from '../script/host-paths.ts'
import type { CommandRecord, World } from '../script/world.ts'
import { isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import type { Part } from './plan.ts'
import type { Taken } from './sources.ts'

/**
 * Commands of the host that changed an extracted file before a build took it, and those that nobody knows and that
 * name it where it lay then.
 * @param steps that brought it, the last one first
 */
export function workedOn(
  { artifact, hostPath: path }: Pick<Taken, 'artifact' | 'hostPath'>,
  steps: readonly number[],
  part: Part,
  world: World,
): readonly Span[] {
  const known = part.moment.host.touched.filter(({ placed }) => placed.artifact === artifact)
  const rest = isWithin(path, artifact.path) ? pathFrom(artifact.path, path) : ''
  const named = steps.toReversed().flatMap((id, nth, all) => {
    const step = world.steps[id]
    if (step?.kind !== 'extract' && step?.kind !== 'rework') return []
    const until = all[nth + 1] ?? part.build.id
    const then = step.artifact.type === 'file' ? step.artifact.path : joinPath(step.artifact.path, rest)
    return world.records.filter(
      (record) => record.at > id && record.at <= until && names(record, then, world),
    )
  })
  const spans = [
    ...known.map(({ by }) => by),
    ...named.map(({ script, range }) => ({ path: script.path, ...range })),
  ]
  return [...new Map(spans.map((span) => [`${span.path}:${span.start}`, span])).values()]
}

function names({ role, steps, cwd, fields }: CommandRecord, path: string, world: World): boolean {
  if (role !== 'other' || steps.length > 0) return false
  const at = { ...world, cwd }
  return fields.slice(1).some(({ value }) => {
    const place = hostPath(at, value)
    return place !== null && place !== '' && (isWithin(place, path) || isWithin(path, place))
  })
}
