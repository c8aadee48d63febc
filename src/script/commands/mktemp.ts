import { known, unknown } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { TEMPORARY } from '../host-paths.ts'
import { spanOf } from '../world.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `mktemp -d`: a new folder outside of the project, of which each call makes another. */
export const mktemp: CommandModel = (call, world) => {
  const words = call.args.map((field) => known(field.value))
  const at = words.indexOf('-t')
  const plain = words.filter((_word, nth) => at === -1 || (nth !== at && nth !== at + 1))
  const isPlain = plain.every(
    (word) => word !== null && /^(-[dq]+|--directory|--quiet|\/tmp\/[\w.-]+)$/.test(word),
  )
  if (!isPlain || world.maybe) return other
  const path = `/tmp/tmp.${world.records.length}`
  const isDirectory = plain.some((word) => /^(-\w*d|--directory)/.test(word!))
  if (isDirectory) world.host.makeDirectory(path, spanOf(world, call.range))
  else world.host.change(path, spanOf(world, call.range))
  return { role: 'shell', status: 'success', output: unknown(`${TEMPORARY}${path}`, '$(mktemp)') }
}
