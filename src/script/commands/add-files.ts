import { known, show } from '../../shell/value.ts'
import { directoryOf } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { isRepositoryFile } from '../host-file.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { extractedAt, hasOwnUmask, nameIn, reworkTo, type Extracted } from './extracted.ts'

/**
 * `cp conf.txt dist/`: files of the repository among those of an extracted folder (E113). A build copies them from its
 * context then, over the folder.
 *
 * @returns false when the command is anything else.
 */
export function addFiles(call: Call, world: World): boolean {
  const options = call.args.filter(({ value }) => known(value)?.startsWith('-'))
  const [target, ...sources] = call.args.filter((field) => !options.includes(field)).toReversed()
  const isPlain = options.every(({ value }) => /^-[fvp]+$/.test(known(value)!))
  if (call.name !== 'cp' || !isPlain || !target || sources.length === 0 || world.maybe) return false
  if (hasOwnUmask(world) || call.args.some((field) => field.glob || field.maySplit)) return false
  const path = hostPath(world, target.value)
  if (path === null) return false
  const into = world.host.kind(path) === 'directory'
  const folder = extractedAt(into ? path : directoryOf(path), world, true)
  if (!folder || !isWholeFolder(folder, world)) return false
  if (!into && (sources.length > 1 || show(target.value).endsWith('/'))) return false
  const files = sources.map(({ value }) => hostPath(world, value))
  if (!files.every((file) => file !== null && isRepositoryFile(file, world))) return false
  for (const file of files.toReversed()) {
    const { artifact } = folder.placed
    const to = into ? nameIn(path, file!) : path
    const own = { path: to, contents: false, followed: false, type: 'file', placement: 'replace' } as const
    const made = { ...artifact, ...own, work: [], hostFile: { path: file!, isCopied: true } }
    reworkTo(folder, made, call, world, null)
  }
  return true
}

function isWholeFolder({ placed: { artifact }, below }: Extracted, world: World): boolean {
  return below === '' && artifact.packed === null && world.host.kind(artifact.path) === 'directory'
}
