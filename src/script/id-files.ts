import type { Value } from '../shell/value.ts'
import { hostPath } from './host-paths.ts'
import type { World } from './world.ts'

/** `--cidfile F`, `--iidfile F`: the file holds an id. */
export function writeIdFile(file: Value, id: Value, world: World): void {
  const path = hostPath(world, file)
  if (path !== null && !world.maybe) world.idFiles.set(path, id)
}

/** The id in a file, unless something has written there since. */
export function readIdFile(path: string | null, world: World): Value | null {
  return path === null ? null : (world.idFiles.get(path) ?? null)
}
