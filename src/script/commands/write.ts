import { known } from '../../shell/value.ts'
import { baseName, joinPath } from '../../source/path.ts'
import type { CommandModel } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf } from '../world.ts'
import { hostStep } from './host-step.ts'

/** `cp`, `mv`, `ln`, `touch`, `install`: where they write is followed, what they write is not. */
export const write: CommandModel = (call, world) => {
  const operands = call.args.filter((field) => !known(field.value)?.startsWith('-'))
  const paths = operands.map((field) => hostPath(world, field.value)).filter((path) => path !== null)
  const target = paths.at(-1)
  if (target !== undefined) {
    const written = call.name === 'touch' ? paths : [target]
    const into = call.name !== 'touch' && world.host.kind(target) === 'directory'
    const changed = into ? paths.slice(0, -1).map((path) => joinPath(target, baseName(path))) : written
    const by = spanOf(world, call.range)
    for (const path of changed) world.host.change(path, by)
    if (call.name === 'mv') for (const path of paths.slice(0, -1)) world.host.remove(path, by)
  }
  return hostStep(call, world, paths)
}
