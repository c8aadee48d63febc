import { concat, known, splitAt } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'

/** `export A=b`, `readonly A=b`, `local A=b`: assignments, as far as values go. */
export const declare: CommandModel = (call, world) => {
  for (const field of call.args) {
    const pair = splitAt(field.value, '=')
    const name = pair && known(pair[0])
    if (pair && name !== null && name !== '') {
      const append = name.endsWith('+')
      const bare = append ? name.slice(0, -1) : name
      world.variables.set(bare, append ? concat(world.variables.get(bare) ?? [], pair[1]) : pair[1])
    }
  }
  return { role: 'assignment', status: 'success', output: [] }
}

export const unset: CommandModel = (call, world) => {
  for (const field of call.args) {
    const name = known(field.value)
    if (name !== null && !name.startsWith('-')) world.variables.set(name, null)
  }
  return { role: 'shell', status: 'success', output: [] }
}
