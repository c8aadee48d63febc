import { UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpText } from '../help.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { commandNames, namedCommands } from '../options.ts'
import type { CommandName } from '../options.ts'
import { didYouMean } from '../suggestion.ts'

/** `stagefold help [command]`: what the `--help` option of the command says. */
export function helpCommand({ paths: [name = 'fold'] }: Invocation, io: Io): number {
  if (!(commandNames as readonly string[]).includes(name)) {
    throw new UsageError(`There is no command \`${name}\`.${didYouMean(name, namedCommands)}`)
  }
  const columns = io.stdout.columns ?? 100
  const color = wantsColor(io, io.stdout, undefined)
  io.stdout.write(helpText(name as CommandName, { columns, color, command: io.command }))
  return exitCodes.done.code
}
