import { known } from '../../shell/value.ts'
import type { Call, CommandModel } from '../call.ts'
import { setPositionals } from '../positionals.ts'

/** `set`, `exit`, `trap` and the like change the shell and no file; what they run later is not followed. */
export const shellState: CommandModel = () => ({ role: 'shell', status: 'success', output: [] })

/** `set -e`, `set -- A B`: only the arguments that it sets matter here. */
export const set: CommandModel = (call, world) => {
  if (call.args.some((field) => /^-\w*a/.test(known(field.value) ?? ''))) world.exported.add('*')
  const dashes = call.args.findIndex((field) => known(field.value) === '--')
  const plain = call.args.findIndex((field) => field.maySplit || !/^[-+]/.test(known(field.value) ?? ''))
  if (dashes !== -1 && (plain === -1 || dashes < plain)) setPositionals(call.args.slice(dashes + 1), world)
  else if (plain !== -1 && !takesName(call.args[plain - 1])) setPositionals(call.args.slice(plain), world)
  return { role: 'shell', status: 'success', output: [] }
}

/** `set -o pipefail`, `set -euo pipefail`. */
function takesName(field: Call['args'][number] | undefined): boolean {
  return /^[-+]\w*o$/.test(field ? (known(field.value) ?? '') : '')
}

export const nothing: CommandModel = (call) => ({
  role: 'shell',
  status: 'success',
  ...(call.name === 'date' ? {} : { output: [] }),
})
