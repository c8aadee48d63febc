import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'

/** `exit`: nothing of the script's way is behind it. */
export const exit: CommandModel = (_call, world) => {
  world.stopped = 'exit'
  return { role: 'shell', status: 'unknown', output: [] }
}

/** `return`; one that says under some condition that something went wrong is no part of the script's way. */
export const leave: CommandModel = (call, world) => {
  const text = known(call.args[0]?.value ?? ['0'])
  const status = text !== null && /^\d+$/.test(text) ? Number(text) : null
  const isFailure = status !== null && status > 0
  world.stopped = isFailure && world.maybe ? 'exit' : 'return'
  world.mayHaveFailed ||= isFailure || status === null
  return {
    role: 'shell',
    status: status === null ? 'unknown' : isFailure ? 'failure' : 'success',
    output: [],
  }
}

export const breakLoop: CommandModel = (_call, world) => {
  world.stopped = 'break'
  return { role: 'shell', status: 'success', output: [] }
}
