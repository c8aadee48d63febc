import type { Journal } from '../diagnostics/journal.ts'
import { sameImage } from '../dockerfile/reference.ts'
import type { Obstacle, World } from '../script/world.ts'
import { takesUnknown } from './host-work.ts'
import type { Part } from './plan.ts'
import { referencesOf } from './references.ts'

/** Images that leave the engine as layers, or come into it as files alone, on their way to a build. */
export function refuseImageFiles(world: World, parts: readonly Part[], journal: Journal): void {
  for (const { reason, span, args, step } of world.obstacles) {
    const code = reason === 'image-layers' ? 'SF238' : reason === 'image-imported' ? 'SF237' : null
    const later = parts.filter((part) => part.build.id > (step ?? -1))
    if (code && later.some((part) => isTaken(reason, args['image']!, part, world)))
      journal.add(code, span, args)
  }
}

/** A build starts from the imported image, or names a file that may have been in the layers. */
function isTaken(reason: Obstacle['reason'], image: string, part: Part, world: World): boolean {
  if (reason === 'image-layers') return takesUnknown(part, world)
  return referencesOf(part.dockerfile).some(({ name }) => sameImage(name, image))
}
