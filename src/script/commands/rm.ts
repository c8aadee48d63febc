import { matchesGlob } from '../../shell/glob.ts'
import { known } from '../../shell/value.ts'
import { baseName, directoryOf, isWithin, pathFrom } from '../../source/path.ts'
import { done, type Call, type CommandModel } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'
import { extractedAt, reworkInPlace } from './extracted.ts'
import { hostStep } from './host-step.ts'

/** `rm` and `rmdir`. A pattern removes what is known to match it. */
export const rm: CommandModel = (call, world) => {
  const before = world.steps.length
  const paths: string[] = []
  for (const field of call.args) {
    if (known(field.value)?.startsWith('-')) continue
    const path = hostPath(world, field.value)
    if (path === null || removePart(path, field.glob, call, world)) continue
    if (!field.glob && removeArchive(path, call, world)) continue
    paths.push(...(field.glob ? matches(world, path) : [path]))
  }
  if (paths.length === 0 && world.steps.length > before) return done
  for (const path of paths) {
    if (world.maybe) world.host.change(path, spanOf(world, call.range))
    else world.host.remove(path, spanOf(world, call.range))
  }
  return hostStep(call, world, paths)
}

/** A part that goes before a build takes the rest is taken out of the stage as well (E123). */
function removePart(path: string, glob: boolean, call: Call, world: World): boolean {
  const from = world.maybe ? null : extractedAt(glob ? directoryOf(path) : path, world)
  if (!from || (!glob && from.below === '')) return false
  reworkInPlace(from, [{ kind: 'remove', path: pathFrom(from.placed.artifact.path, path) }], call, world)
  return true
}

/** `tar xf a.tgz && rm a.tgz` in one folder: nobody knows that the archive does not hold such a file itself. */
function removeArchive(path: string, call: Call, world: World): boolean {
  const here = world.host
    .placed()
    .filter(({ artifact }) => isWithin(path, artifact.path) || isWithin(artifact.path, path))
  const [own, second] = here.filter(({ artifact }) => artifact.path === path)
  const around = here.filter(({ artifact }) => artifact.path !== path)
  const isUnpacked = around.every(
    ({ artifact: { path: folder, placement, work, packed } }) =>
      isWithin(path, folder) &&
      placement === 'merge' &&
      packed === null &&
      work.some(({ kind }) => kind === 'unpack'),
  )
  if (!own || second || own.artifact.hostFile || around.length === 0 || !isUnpacked || world.maybe)
    return false
  for (const placed of around) {
    const below = pathFrom(placed.artifact.path, path)
    reworkInPlace({ placed, below }, [{ kind: 'remove', path: below }], call, world)
  }
  world.host.removeFromAll(path, spanOf(world, call.range))
  return true
}

function matches(world: World, pattern: string): string[] {
  const directory = directoryOf(pattern)
  const names = new Set(world.project.list(directory))
  for (const { artifact } of world.host.placed()) {
    if (directoryOf(artifact.path) === directory) names.add(baseName(artifact.path))
  }
  return [...names]
    .filter((name) => matchesGlob(baseName(pattern), name))
    .map((name) => (directory === '' ? name : `${directory}/${name}`))
}
