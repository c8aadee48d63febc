import type { Statement } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'

/** Runs statements in a shell of their own: its variables and its directory end with it. */
export function runSubshell(statements: readonly Statement[], world: World): Outcome {
  const variables = [...world.variables]
  const { cwd } = world
  const outcome = runStatements(statements, world)
  world.variables.clear()
  for (const [name, value] of variables) world.variables.set(name, value)
  world.cwd = cwd
  return outcome
}
