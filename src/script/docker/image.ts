import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { findBuild } from '../names.ts'
import { spanOf, type World } from '../world.ts'
import { grammars } from './options.ts'
import { readOptions } from './read.ts'

/** `docker tag A B`: B names A's image from here on. */
export const tag: CommandModel = (call, world) => {
  const outcome = use(call, world, 'tag')
  const step = world.steps.at(-1)
  if (step?.kind !== 'image') return outcome
  const [build, name] = [step.builds[0], step.images[1]]
  if (build !== undefined && build !== null && name) world.images.push({ name, build })
  return outcome
}

export const push: CommandModel = (call, world) => use(call, world, 'push')

export const rmi: CommandModel = (call, world) => use(call, world, 'rmi')

/** `podman image umount X` goes where the image goes. */
export const unmountImage: CommandModel = (call, world) => use(call, world, 'rmi')

function use(call: Call, world: World, command: 'tag' | 'push' | 'rmi'): Outcome {
  const parsed = readOptions(call, world, grammars[command])
  const images = parsed.operands.map((operand) => operand.value)
  world.steps.push({
    kind: 'image',
    id: world.steps.length,
    span: spanOf(world, call.range),
    command,
    images,
    builds: images.map((image, at) => (command === 'tag' && at === 1 ? null : findBuild(world, image))),
  })
  return done
}
