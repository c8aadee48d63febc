import type { Image } from './image/types.ts'
import type { WantedImage } from './recipe.ts'
import type { ComparedImage, ImageSize } from './result.ts'
import { judge, type Changed } from './verdict.ts'
import { noImage, type Built } from './way.ts'

/**
 * Each image that both ways make, compared; one that the script did not build in this run is left out.
 * @throws VerifyError when a way did not make what the first one made
 */
export function compareWays(
  [first, second]: readonly [Built, Built],
  fresh: Built,
  { images, changed }: { readonly images: readonly WantedImage[]; readonly changed: Changed },
): readonly ComparedImage[] {
  return images.flatMap(({ role }, at): ComparedImage[] => {
    const old = first.images[at]
    if (!old) return []
    const name = old.tags[0] ?? null
    const again = second.images[at]
    if (!again) throw noImage('old way 2/2', name)
    const folded = fresh.images[at]
    if (!folded) throw noImage('new way', name)
    const verdict = judge([old.image, again.image], folded.image, changed)
    const status = verdict.differences.length === 0 ? 'identical' : 'different'
    return [{ name, role, status, ...verdict, old: sizeOf(old.image), new: sizeOf(folded.image) }]
  })
}

/** A file of several names is there once. */
function sizeOf({ files }: Image): ImageSize {
  let bytes = 0
  for (const [path, { size, hardlink }] of files) if (hardlink === null || hardlink === path) bytes += size
  return { bytes, files: files.size }
}
