import type { Artifact } from '../../pipeline/types.ts'
import { joinPath, isWithin, pathFrom } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { heldFiles, missingOf } from '../docker/fill.ts'
import { extractFile } from '../emission.ts'
import { obstruct, type Emission, type World } from '../world.ts'
import { extractedAt, hasOwnUmask, reworkTo, type Extracted } from './extracted.ts'
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
  const folder = `/unpacked${suffix(world)}`
  const { compression, strip } = asked
  const work = [{ kind: 'unpack', archive: artifact.source, folder, compression, strip } as const]
  const landed = { ...artifact, placement: 'inside', work } as const
  const isAlone =
    directory !== '' &&
    heldFiles(directory, world).length === 0 &&
    !world.host.snapshot().placed.some((one) => one !== from.placed && isWithin(one.artifact.path, directory))
  if (isAlone) {
    const whole: Artifact = {
      ...landed,
      source: folder,
      contents: true,
      path: directory,
      type: 'directory',
      placement: 'merge',
    }
    reworkTo(from, whole, call, world, null)
    return true
  }
  obstruct(world, 'archive-fills', call.range, { path: directory || '.' }, null)
  for (const one of missingOf(directory, world)) {
    const source = joinPath(folder, pathFrom(directory, one))
    reworkTo(from, { ...landed, source, contents: false, path: one, type: 'unknown' }, call, world, null)
  }
  return true
}

/** A whole extracted file, as it came. */
function archiveAt(path: string, world: World): Extracted | null {
  const found = extractedAt(path, world)
  const artifact = found?.placed.artifact
  const isPlain = artifact?.packed === null && artifact.work.every((work) => work.kind === 'mode')
  return found?.below === '' && isPlain ? found : null
}

function suffix(world: World): string {
  const folders = world.steps.flatMap((step) =>
    step.kind === 'rework'
      ? step.artifact.work.flatMap((work) => (work.kind === 'unpack' ? [work.folder] : []))
      : [],
  )
  const count = new Set(folders).size
  return count === 0 ? '' : `-${count + 1}`
}
