import type { Call } from '../call.ts'
import { extractFile } from '../emission.ts'
import type { Emission, World } from '../world.ts'
import { extractedAt, hasOwnUmask, type Extracted } from './extracted.ts'
import { spread, stageFolder } from './spread.ts'
import type { TarCall } from './tar-words.ts'

/**
 * `tar x` of an archive that was made in a container: nobody knows what it holds, so a stage unpacks it too, into a
 * folder from which builds then take what they want.
 */
export function unpackInStage(
  asked: TarCall,
  path: string | null,
  emission: Emission | null,
  directory: string,
  call: Call,
  world: World,
): boolean {
  if (world.maybe || hasOwnUmask(world)) return false
  const from = emission
    ? extractFile(emission, call.range, world)
    : path === null
      ? null
      : archiveAt(path, world)
  if (!from) return false
  const { artifact } = from.placed
  const folder = stageFolder('/unpacked', world)
  const { compression, strip } = asked
  const work = [{ kind: 'unpack', archive: artifact.source, folder, compression, strip } as const]
  spread({ from, work, folder, directory }, call, world)
  return true
}

/** A whole extracted file, as it came. */
function archiveAt(path: string, world: World): Extracted | null {
  const found = extractedAt(path, world)
  const artifact = found?.placed.artifact
  const isPlain =
    artifact?.packed === null && artifact.work.every((work) => ['mode', 'copy', 'owner'].includes(work.kind))
  return found?.below === '' && isPlain ? found : null
}
