import { known } from '../shell/value.ts'
import type { Part } from './plan.ts'

/** The build arguments of a build as a Dockerfile's scope wants them: null where the value is not known. */
export function givenArguments(part: Part): ReadonlyMap<string, string | null> {
  return new Map(part.build.buildArgs.map(({ name, value }) => [name, value === null ? null : known(value)]))
}
