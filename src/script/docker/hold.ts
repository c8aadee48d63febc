import type { ContainerStart } from '../../pipeline/types.ts'
import { unknown, type Value } from '../../shell/value.ts'
import type { Call } from '../call.ts'
import { spanOf, type World } from '../world.ts'

/** Nobody makes a container, but files leave an image as they would leave one that only holds it. */
export function holdImage(image: Value, build: number, call: Call, world: World): number {
  const id = world.steps.length
  const step: ContainerStart = {
    kind: 'container',
    id,
    span: spanOf(world, call.range),
    image,
    build,
    name: unknown(`files:${id}`, 'without a name'),
    process: null,
    assumedIdle: false,
    mounts: [],
  }
  world.steps.push(step)
  return id
}
