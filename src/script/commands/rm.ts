import { matchesGlob } from '../../shell/glob.ts'
import { known } from '../../shell/value.ts'
import { baseName, directoryOf } from '../../source/path.ts'
import type { CommandModel } from '../call.ts'
import { hostPath, spanOf, type World } from '../world.ts'
import { hostStep } from './host-step.ts'

/** `rm` and `rmdir`. A pattern removes what is known to match it. */
export const rm: CommandModel = (call, world) => {
  const paths: string[] = []
  for (const field of call.args) {
    if (known(field.value)?.startsWith('-')) continue
    const path = hostPath(world, field.value)
    if (path === null) continue
    paths.push(...(field.glob ? matches(world, path) : [path]))
  }
  for (const path of paths) {
    if (world.maybe) world.host.change(path, spanOf(world, call.range))
    else world.host.remove(path, spanOf(world, call.range))
  }
  return hostStep(call, world, paths)
}

function matches(world: World, pattern: string): string[] {
  const directory = directoryOf(pattern)
  const names = new Set(world.project.list(directory))
  for (const { artifact } of world.host.snapshot().placed) {
    if (directoryOf(artifact.path) === directory) names.add(baseName(artifact.path))
  }
  return [...names]
    .filter((name) => matchesGlob(baseName(pattern), name))
    .map((name) => (directory === '' ? name : `${directory}/${name}`))
}
