import { concat, known, literal } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { spanOf } from '../world.ts'
import { printed } from './printed.ts'

/** `echo` and `printf` to the terminal only tell; into a file they write, which the redirection sees to. */
export const message: CommandModel = (call, world) => {
  const bytes = printed(call)
  const words = call.args.filter((field, at) => at > 0 || known(field.value) !== '-n')
  const text = words.map((field, at) => (at === 0 ? field.value : concat(literal(' '), field.value)))
  const prints = call.output.type === 'inherited' || call.output.type === 'null'
  const isPlain = call.name === 'echo' || words.length === 1
  return {
    role: prints ? 'message' : 'other',
    status: 'success',
    ...(isPlain ? { output: concat(...text) } : {}),
    prints: bytes && {
      kind: 'text',
      text: bytes,
      source: { span: spanOf(world, call.range), isExact: false },
    },
  }
}
