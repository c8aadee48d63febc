import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView } from './find.ts'
import type { Part } from './plan.ts'
import { asIfPlaced } from './sources.ts'

/** All that was extracted into a folder went elsewhere before the build, which takes the folder, empty as it is. */
export function isLeftEmpty(path: string, final: Part, world: World): boolean {
  const { tree, host } = final.moment
  if (tree.kind(path) !== 'directory' || host.placed.some(({ artifact }) => isWithin(artifact.path, path))) {
    return false
  }
  return takesArtifacts(final, { ...contextView(final, world.project), placed: [asIfPlaced(path)] })
}
