import { done, type Call, type Outcome } from '../call.ts'
import { spanOf, type World } from '../world.ts'

/** Leaves a step for a command that changed files of the host. */
export function hostStep(call: Call, world: World, paths: readonly string[]): Outcome {
  world.steps.push({
    kind: 'host',
    id: world.steps.length,
    span: spanOf(world, call.range),
    command: call.name,
    paths,
  })
  return done
}
