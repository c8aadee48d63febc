import { equal, unknownWord, type Value } from '../shell/value.ts'
import type { World } from './world.ts'

/** What docker prints for the container that a step made. */
export function containerId(step: number): Value {
  return unknownWord(`container:${step}`, 'the container')
}

/** What docker prints for the image that a step built. */
export function imageId(build: number): Value {
  return unknownWord(`image:${build}`, `the image built at ${build}`)
}

/** From here on the script may hold on to the image by its id. */
export function printImageId(build: number, world: World): Value {
  const id = imageId(build)
  if (!world.images.some(({ name }) => equal(name, id))) world.images.push({ name: id, build })
  return id
}

/** The whole value is such an id, and nobody knows its text. */
export function isId(value: Value): boolean {
  const [only] = value
  return value.length === 1 && typeof only === 'object' && /^(container|image):\d+$/.test(only.id)
}
