import type { Lookup } from './expand.ts'
import { type Given, globals, stateAt } from './state.ts'
import type { Dockerfile, Instruction, Stage } from './types.ts'

export { isPredefined, PLATFORM_ARGS, PROXY_ARGS } from './predefined.ts'
export { baseOf, type Given } from './state.ts'

/**
 * The values of names in the words of an instruction. In FROM these are the ARGs above the first FROM and the
 * platform's; in a stage its own ENVs and ARGs so far and, as on BuildKit, those of the stages it starts from (E95).
 * A name that an ENV and then an ARG set to different values is not known: the builders differ there.
 *
 * @param instruction its place decides; null for the stage's end.
 */
export function scopeAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given?: Given,
): Lookup {
  const values =
    instruction?.keyword === 'FROM'
      ? globals(dockerfile, given)
      : stateAt(dockerfile, stage, instruction, given).values
  return (name) => values.get(name)
}

/** @returns the working directory in effect, null when it comes from the base image or is not known. */
export function workdirAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given?: Given,
): string | null {
  return stateAt(dockerfile, stage, instruction, given).workdir
}
