import type { CommandModel } from '../call.ts'
import { inspect } from './test.ts'

/** `ls` and the like show files to who runs the script; with their output thrown away they are tests. */
export const look: CommandModel = (call, world) => {
  if (call.output.type === 'inherited') return { role: 'test', status: 'success' }
  return call.output.type === 'null' ? inspect(call, world) : { role: 'other', status: 'success' }
}
