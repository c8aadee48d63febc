import type { ContainerStart } from '../../pipeline/types.ts'
import { done, type CommandModel } from '../call.ts'
import { writeIdFile } from '../id-files.ts'
import { containerId } from '../ids.ts'
import { findBuild } from '../names.ts'
import { momentOf, spanOf } from '../world.ts'
import { mountsOf } from './mounts.ts'
import { grammars } from './options.ts'
import { lastOption, readOptions } from './read.ts'

/** `buildah from IMAGE`: a working container, which nothing runs in. */
export const from: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.from, world.steps.length)
  const [image, more] = parsed.operands
  if (!image || more) return { role: 'other', status: 'success' }
  const id = world.steps.length
  const printed = containerId(id)
  const name = lastOption(parsed, 'name')?.value ?? printed
  const step: ContainerStart = {
    kind: 'container',
    id,
    span: spanOf(world, call.range),
    image: image.value,
    build: findBuild(world, image.value),
    name,
    process: null,
    assumedIdle: false,
    mounts: mountsOf(parsed, world),
  }
  world.steps.push(step)
  world.moments.set(id, momentOf(world))
  world.containers.push({ name, step: id })
  if (name !== printed) world.containers.push({ name: printed, step: id })
  const cidfile = lastOption(parsed, 'cidfile')?.value
  if (cidfile) writeIdFile(cidfile, printed, world)
  return { ...done, output: printed }
}
