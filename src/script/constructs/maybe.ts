import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import type { World } from '../world.ts'
import { restore, runBranches, stateOf } from './branches.ts'

/** Runs what may or may not happen. */
export function runMaybe(node: SyntaxNode, world: World, isOption = false): Outcome {
  runBranches(node, [[node]], true, isOption, world)
  return { role: 'other', status: 'unknown' }
}

/**
 * Records what does not happen on the way that the script takes: the other branch of a decided `if`, what stands
 * behind `||` when all goes well. It changes nothing.
 */
export function runNever(node: SyntaxNode, world: World): Outcome {
  const state = stateOf(world)
  const [images, containers, changes] = [world.images.length, world.containers.length, world.host.mark()]
  const { mayHaveLeft, traps, left } = world
  const functions = world.functions.copy()
  const [trapped, leaving] = [traps.length, left.length]
  const outcome = runMaybe(node, world)
  restore(state, world)
  world.images.length = images
  world.containers.length = containers
  world.host.reset(changes)
  world.mayHaveLeft = mayHaveLeft
  traps.length = trapped
  left.length = leaving
  world.functions.become(functions)
  return outcome
}
