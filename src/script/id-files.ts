import type { Value } from '../shell/value.ts'
import type { Outcome, Stream } from './call.ts'
import { hostPath } from './host-paths.ts'
import { isId } from './ids.ts'
import type { World } from './world.ts'

/** `--cidfile F`, `--iidfile F`: the file holds an id. */
export function writeIdFile(file: Value, id: Value, world: World): void {
  const path = hostPath(world, file)
  if (path !== null && !world.maybe) world.idFiles.set(path, id)
}

/** `docker create IMAGE > F`: so does this one, and any other output takes the place of an id. */
export function keepId({ output }: Outcome, stream: Extract<Stream, { type: 'file' }>, world: World): void {
  if (stream.path === null) return
  if (output && isId(output) && !stream.appends && !world.maybe) world.idFiles.set(stream.path, output)
  else world.idFiles.delete(stream.path)
}

/** The id in a file. */
export function readIdFile(path: string | null, world: World): Value | null {
  return path === null ? null : (world.idFiles.get(path) ?? null)
}
