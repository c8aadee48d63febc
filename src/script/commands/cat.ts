import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { readIdFile } from '../id-files.ts'
import { hostPath } from '../host-paths.ts'

/** `cat F` of a file that holds an id; any other file says what nobody here knows. */
export const cat: CommandModel = (call, world) => {
  const [file, more] = call.args
  const isPlain = file && !more && !known(file.value)?.startsWith('-')
  const id = isPlain ? readIdFile(hostPath(world, file.value), world) : null
  return { role: 'other', status: 'success', ...(id ? { output: id } : {}) }
}
