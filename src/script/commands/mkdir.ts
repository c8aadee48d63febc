import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { hostStep } from './host-step.ts'
import { assumedPath } from '../host-paths.ts'
import { spanOf } from '../world.ts'

export const mkdir: CommandModel = (call, world) => {
  const paths: string[] = []
  for (const field of call.args) {
    if (known(field.value)?.startsWith('-')) continue
    const path = assumedPath(world, field.value)
    if (path === null) continue
    paths.push(path)
    if (world.maybe) world.host.change(path, spanOf(world, call.range))
    else world.host.makeDirectory(path, spanOf(world, call.range))
  }
  return hostStep(call, world, paths)
}
