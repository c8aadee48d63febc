import type { ImageBuild } from '../pipeline/types.ts'
import { known } from '../shell/value.ts'

/** The names that a build gives its image, as far as they are known, without `:latest`. */
export function imageNames({ tags }: Pick<ImageBuild, 'tags'>): readonly string[] {
  return tags.flatMap((tag) => known(tag)?.replace(/:latest$/, '') ?? [])
}
