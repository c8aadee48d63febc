import type { ImageBuild } from '../pipeline/types.ts'
import { known } from '../shell/value.ts'
import type { Part } from './plan.ts'

/** One for each build: what a scope finds out is kept with it. */
const given = new WeakMap<ImageBuild, ReadonlyMap<string, string | null>>()

/** The build arguments of a build as a Dockerfile's scope wants them: null where the value is not known. */
export function givenArguments({ build }: Pick<Part, 'build'>): ReadonlyMap<string, string | null> {
  const earlier = given.get(build)
  if (earlier) return earlier
  const values = build.buildArgs.map(
    ({ name, value }) => [name, value === null ? null : known(value)] as const,
  )
  const found = new Map(values)
  given.set(build, found)
  return found
}
