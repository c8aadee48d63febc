import type { Statement } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'
import { restore, stateOf } from './branches.ts'

/** Runs statements in a shell of their own: its variables and its directory end with it. */
export function runSubshell(statements: readonly Statement[], world: World): Outcome {
  const state = stateOf(world)
  const { stopped, mayHaveLeft } = world
  const left = world.left.length
  const outcome = runStatements(statements, world)
  restore(state, world)
  world.stopped = stopped
  world.mayHaveLeft = mayHaveLeft
  world.left.length = left
  return outcome
}
