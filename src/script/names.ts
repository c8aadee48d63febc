import { concat, equal, literal, show, type Value } from '../shell/value.ts'
import type { World } from './world.ts'

/** The latest image of that name that the script built. */
export function findBuild(world: World, image: Value): number | null {
  return world.images.findLast((candidate) => sameName(candidate.name, image))?.build ?? null
}

export function findContainer(world: World, name: Value): number | null {
  return world.containers.findLast((candidate) => equal(candidate.name, name))?.step ?? null
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
