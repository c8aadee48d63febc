import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { hostPath } from '../world.ts'

/** `cd DIR`; without an operand it leaves the project, with `-` it goes to where nobody has followed it. */
export const cd: CommandModel = (call, world) => {
  const operands = call.args.filter((field) => !/^-[LPe]+$/.test(known(field.value) ?? ''))
  const [target] = operands
  const text = target && known(target.value)
  world.cwd = !target || text === '-' ? null : hostPath(world, target.value)
  return { role: 'shell', status: 'success', output: [] }
}
