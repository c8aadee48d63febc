import { concat, equal, literal, show, type Value } from '../shell/value.ts'
import type { World } from './world.ts'

/** The latest image of that name that the script built. */
export function findBuild(world: World, image: Value): number | null {
  const found = world.images.findLast(({ name, build }) => isOfRun(build, world) && sameName(name, image))
  return found?.build ?? null
}

export function findContainer(world: World, name: Value): number | null {
  const found = world.containers.findLast((one) => isOfRun(one.step, world) && equal(one.name, name))
  return found?.step ?? null
}

function isOfRun(step: number, world: World): boolean {
  return step >= world.runs.at(-1)!
}

/** Docker reads a name without a tag as `:latest`. */
function sameName(a: Value, b: Value): boolean {
  return equal(withTag(a), withTag(b))
}

function withTag(image: Value): Value {
  const last = image.at(-1)
  const tail = typeof last === 'string' ? last.slice(last.lastIndexOf('/') + 1) : ''
  const tagged = show(image).lastIndexOf(':') > show(image).lastIndexOf('/')
  return tail.includes(':') || tail.includes('@') || tagged ? image : concat(image, literal(':latest'))
}
