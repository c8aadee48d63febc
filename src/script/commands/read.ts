import { known, unknown } from '../../shell/value.ts'
import { readIdFile } from '../id-files.ts'
import { shiftPositionals } from '../positionals.ts'
import type { CommandModel } from '../call.ts'
import { assignedByArithmetic } from '../constructs/assigned.ts'

/** `read A B`: what they hold comes from the input. */
export const read: CommandModel = (call, world) => {
  const id = call.input.type === 'file' ? readIdFile(call.input.path, world) : null
  const names = call.args.map((field) => known(field.value) ?? '').filter((name) => /^\w+$/.test(name))
  const isWhole = id !== null && call.name === 'read' && names.length === 1
  for (const name of names) {
    const value = unknown(`$${name}@${call.range.start}#${world.records.length}`, `$${name}`)
    world.variables.set(name, isWhole ? id : value)
  }
  return {
    role: isWhole ? 'assignment' : 'shell',
    status: 'success',
    output: [],
    assigns: isWhole ? names : [],
  }
}

/** `getopts LETTERS NAME`: the next option of the script, or of the function. */
export const getopts: CommandModel = (call, world) => {
  const name = known(call.args[1]?.value ?? []) ?? ''
  for (const one of [name, 'OPTARG', 'OPTIND']) {
    world.options.add(one)
    world.variables.set(one, unknown(`$${one}@${call.range.start}#${world.records.length}`, `$${one}`))
  }
  return { role: 'test', status: 'unknown', output: [] }
}

/** `let X=Y+1`: nothing is computed. */
export const calculate: CommandModel = (call, world) => {
  for (const field of call.args) {
    for (const name of assignedByArithmetic(known(field.value) ?? '')) {
      world.variables.set(name, unknown(`$${name}@${call.range.start}#${world.records.length}`, `$${name}`))
    }
  }
  return { role: 'shell', status: 'unknown', output: [] }
}

/** `shift`: `$2` becomes `$1`. */
export const shift: CommandModel = (call, world) => {
  const text = known(call.args[0]?.value ?? ['1'])
  shiftPositionals(text !== null && /^\d+$/.test(text) ? Number(text) : null, world)
  return { role: 'shell', status: 'success', output: [] }
}
