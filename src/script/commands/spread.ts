import type { Artifact, FileWork } from '../../pipeline/types.ts'
import { isWithin, joinPath, pathFrom } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { heldFiles, missingOf } from '../docker/fill.ts'
import { obstruct, type World } from '../world.ts'
import { reworkTo, type Extracted } from './extracted.ts'

interface Spread {
  readonly from: Extracted
  /** What a stage does to have the same files. */
  readonly work: readonly FileWork[]
  /** Where the stage has them then. */
  readonly folder: string
  /** Where the host has them. */
  readonly directory: string
}

/** Files of which nobody knows the names come to lie in a folder of the host: builds take what they name of them. */
export function spread({ from, work, folder, directory }: Spread, call: Call, world: World): void {
  const landed = { ...from.placed.artifact, placement: 'inside', work } as const
  const isAlone =
    directory !== '' &&
    heldFiles(directory, world).length === 0 &&
    !world.host.placed().some((one) => one !== from.placed && isWithin(one.artifact.path, directory))
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
    return
  }
  obstruct(world, 'archive-fills', call.range, { path: directory || '.' }, from.placed.step)
  for (const path of missingOf(directory, world)) {
    const source = joinPath(folder, pathFrom(directory, path))
    reworkTo(from, { ...landed, source, contents: false, path, type: 'unknown' }, call, world, null)
  }
}

/** A folder of that name that no stage has yet, in this way through the script. */
export function stageFolder(name: string, world: World): string {
  const used = new Set(
    world.steps
      .slice(world.runs.at(-1))
      .flatMap((step) => (step.kind === 'rework' ? step.artifact.work.map(folderOf) : [])),
  )
  for (let at = 1; ; at += 1) {
    const folder = at === 1 ? name : `${name}-${at}`
    if (![...used].some((one) => one !== null && isWithin(one, folder))) return folder
  }
}

/** The folder of the stage that it makes or fills. */
export function folderOf(work: FileWork): string | null {
  if (work.kind === 'unpack' || work.kind === 'command') return work.folder
  return work.kind === 'gather' ? work.to.replace(/\/$/, '') : null
}
