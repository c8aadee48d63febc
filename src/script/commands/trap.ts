import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { textOf } from '../texts.ts'

/** `trap 'COMMANDS' EXIT`: they run when the script is over. */
export const trap: CommandModel = (call, world) => {
  const [action, signal] = call.args
  const text = action && known(action.value)
  if (action && signal && text !== '' && !text?.startsWith('-')) {
    const body = textOf(action.word, world)
    if (body) {
      world.bodies.set(call.node, body)
      world.traps.push(body)
      world.homes.set(body, world.script)
    }
  }
  return { role: 'shell', status: 'success', output: [] }
}
