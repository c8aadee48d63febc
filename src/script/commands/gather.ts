import { known, show } from '../../shell/value.ts'
import { baseName, directoryOf, joinPath } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { extractedAt, hasOwnUmask, reworkInPlace, reworkTo } from './extracted.ts'
import { spread, stageFolder } from './spread.ts'

/**
 * `cp target/*.jar app.jar`: which files of an extracted folder a pattern matches is known in the stage alone, so they
 * are gathered there (E122).
 *
 * @returns false when the command is anything else.
 */
export function gather(call: Call, world: World): boolean {
  const options = call.args.flatMap((field) =>
    known(field.value)?.startsWith('-') ? [known(field.value)!] : [],
  )
  const [from, to, more] = call.args.filter((field) => !known(field.value)?.startsWith('-'))
  if (!from?.glob || !to || to.glob || more || from.maySplit || to.maySplit || world.maybe) return false
  const pattern = hostPath(world, from.value)
  const target = hostPath(world, to.value)
  const held = pattern === null ? null : extractedAt(directoryOf(pattern), world)
  if (pattern === null || target === null || target.startsWith('/') || !held) return false
  const { artifact } = held.placed
  const isPlain =
    artifact.packed === null && artifact.work.every((work) => work.kind === 'copy' || work.kind === 'owner')
  if (!isPlain || hasOwnUmask(world) || options.some((option) => !/^-[rRfapv]+$/.test(option))) return false
  const kind = world.host.kind(target)
  const isInto = kind === 'directory'
  if (!isInto && (kind !== 'missing' || show(to.value).endsWith('/'))) return false
  const folder = stageFolder('/gathered', world)
  const path = isInto ? `${folder}/` : joinPath(folder, baseName(target))
  const kept = call.name === 'mv' ? ['-a'] : options.filter((option) => /[rRap]/.test(option))
  const source = joinPath(joinPath(artifact.source, held.below), baseName(pattern))
  const work = [
    ...artifact.work,
    { kind: 'gather', pattern: source, to: path, options: kept.join(' ') } as const,
  ]
  if (isInto) spread({ from: held, work, folder, directory: target }, call, world)
  else {
    const named = { ...artifact, source: path, contents: false, path: target, type: 'unknown' } as const
    reworkTo(held, { ...named, placement: 'inside', work }, call, world, null)
  }
  if (call.name === 'mv') {
    const left = extractedAt(artifact.path, world)
    if (!left) return true
    const gone = joinPath(held.below, baseName(pattern))
    reworkInPlace(left, [{ kind: 'remove', path: gone }], call, world)
  }
  return true
}
