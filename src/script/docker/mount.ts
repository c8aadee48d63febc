import { unknownWord, type Value } from '../../shell/value.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { leaveExtraction } from '../extraction.ts'
import { TEMPORARY } from '../host-paths.ts'
import { findBuild, findContainer } from '../names.ts'
import { obstruct, type World } from '../world.ts'
import { grammars } from './options.ts'
import { readOptions } from './read.ts'
import { holdImage } from './hold.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `buildah mount X`, `podman mount X`: the container's files lie in a folder of the host. */
export const mount: CommandModel = (call, world) => {
  const name = operandOf(call, world)
  const container = name ? findContainer(world, name) : null
  const start = container === null ? undefined : world.steps[container]
  if (container === null || start?.kind !== 'container' || world.maybe) return other
  if (start.process === null && start.mounts.length === 0) return mounted(container, call, world)
  // What the process wrote into a volume is not there.
  const problem = 'all that its process made is in the folder that is mounted'
  obstruct(world, 'container-runs', call.range, { problem }, container)
  return done
}

/** `podman image mount X` needs no container. */
export const mountImage: CommandModel = (call, world) => {
  const image = operandOf(call, world)
  const build = image ? findBuild(world, image) : null
  if (!image || build === null || world.maybe) return other
  return mounted(holdImage(image, build, call, world), call, world)
}

function operandOf(call: Call, world: World): Value | null {
  const { operands, unreadable } = readOptions(call, world, grammars.mount)
  return operands.length === 1 && !unreadable ? operands[0]!.value : null
}

function mounted(container: number, call: Call, world: World): Outcome {
  const path = `/stagefold-mount-${container}`
  const way = { container, via: container, range: call.range }
  leaveExtraction({ source: '/', contents: true, path, placement: 'merge' }, way, world)
  return { ...done, output: unknownWord(`${TEMPORARY}${path}`, '$(mount)') }
}
