import { isWithin, joinPath, pathFrom } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { extractFile } from '../emission.ts'
import type { Placed } from '../host.ts'
import { spanOf, type Emission, type World } from '../world.ts'
import { extractedAt, hasOwnUmask, addWork, type Extracted } from './extracted.ts'
import { folderOf, spread, stageFolder } from './spread.ts'
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
  const { compression, strip } = asked
  const workIn = (folder: string) =>
    ({ kind: 'unpack', archive: artifact.source, folder, compression, strip }) as const
  const there = unpackedInto(directory, world)
  const folders = new Set(there.map(({ artifact: { work } }) => folderOf(work.at(-1)!)))
  const [shared] = folders
  if (shared && folders.size === 1 && there.every((one) => one.artifact.build === artifact.build)) {
    for (const placed of there) addWork(placed, from, [workIn(shared)], call, world)
    return true
  }
  // Nobody knows which of them has a file that a build takes.
  for (const { artifact: other } of there) world.host.change(other.path, spanOf(world, call.range))
  const folder = stageFolder('/unpacked', world)
  spread({ from, work: [workIn(folder)], folder, directory }, call, world)
  return true
}

/** What an archive before this one brought into the same folder, as far as builds ask for it. */
function unpackedInto(directory: string, world: World): readonly Placed[] {
  return world.host.placed().filter(({ artifact: { work, source, path } }) => {
    const last = work.at(-1)
    if (last?.kind !== 'unpack' || !isWithin(source, last.folder)) return false
    return path === joinPath(directory, pathFrom(last.folder, source))
  })
}

/** A whole extracted file, as it came. */
function archiveAt(path: string, world: World): Extracted | null {
  const found = extractedAt(path, world)
  const artifact = found?.placed.artifact
  const isPlain =
    artifact?.packed === null && artifact.work.every((work) => ['mode', 'copy', 'owner'].includes(work.kind))
  return found?.below === '' && isPlain ? found : null
}
