import type { Artifact, ContainerStart } from '../pipeline/types.ts'
import { isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { World } from './world.ts'

/**
 * What `docker cp` brings out of a container in which a folder of the project lies over the path (E113): that file of
 * the project. Undefined where no mount lies there, and where more than one file is meant.
 */
export function mountedFile(
  { mounts, process }: ContainerStart,
  source: string,
  world: World,
): Artifact['hostFile'] {
  const over = mounts.filter(({ target }) => isWithin(source, target))
  const mount = over.toSorted((a, b) => b.target.length - a.target.length)[0]
  if (!mount || mount.kind !== 'project' || process !== null) return undefined
  const path = joinPath(mount.path, pathFrom(mount.target, source))
  return isRepositoryFile(path, world) ? { path, isCopied: false } : undefined
}

/** A plain file that is as a checkout has it. */
export function isRepositoryFile(path: string, world: World): boolean {
  const placed = world.host.placed()
  return (
    !path.startsWith('/') &&
    world.host.kind(path) === 'file' &&
    world.project.kind(path) === 'file' &&
    world.project.linkTarget(path) === null &&
    !placed.some(({ artifact }) => artifact.path === path)
  )
}
