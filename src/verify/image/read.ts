import { openArchive } from './archive.ts'
import { type Bytes, memoryBytes, withFileBytes } from './bytes.ts'
import { flatten } from './flatten.ts'
import { readLayout } from './layout.ts'
import type { Image } from './types.ts'

/**
 * Reads a saved image: what `docker save`, `podman save` or `buildah push … oci-archive:` wrote, as the path of
 * the file or its bytes. Throws an ImageError for anything else.
 */
export function readImage(source: string | Uint8Array): Image {
  return typeof source === 'string' ? withFileBytes(source, imageOf) : imageOf(memoryBytes(source))
}

function imageOf(bytes: Bytes): Image {
  const { config, layers } = readLayout(openArchive(bytes))
  return { files: flatten(layers), config }
}
