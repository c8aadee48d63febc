import { asksForHelp, commandOf, readArguments } from './arguments.ts'
import { checkCombinations } from './combinations.ts'
import { InputError, unexpected, UsageError } from './errors.ts'
import { exitCodes } from './exit-codes.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import type { CommandName } from './options.ts'
import { version } from '../version.ts'

/**
 * Runs the command, whatever happens, and says it on the streams.
 * @param argv the arguments behind the command's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.includes('--version')) {
      io.stdout.write(`${version}\n`)
      return exitCodes.done.code
    }
    if (asksForHelp(argv))
      return await dispatch({ command: 'help', paths: [commandOf(argv)], options: {} }, io)
    const invocation = readArguments(argv) ?? (await readUnusual(argv))
    checkCombinations(invocation)
    return await dispatch(invocation, io)
  } catch (error) {
    io.stderr.write(`stagefold: ${complaint(error, argv, io)}\n`)
    return exitCodes.failed.code
  }
}

/** What only yargs reads; its start-up costs more than a fold, so it is loaded here alone. */
async function readUnusual(argv: readonly string[]): Promise<Invocation> {
  const { readWithYargs } = await import('./usage.ts')
  return readWithYargs(argv)
}

async function dispatch(invocation: Invocation, io: Io): Promise<number> {
  const { command, options } = invocation
  io.onCommand?.(options.write || options.interactive ? 'write' : command)
  const handle = await handlers[command]()
  return handle(invocation, io)
}

type Handler = (invocation: Invocation, io: Io) => number | Promise<number>

/** Each is loaded with what it alone needs. */
const handlers: Readonly<Record<CommandName, () => Promise<Handler>>> = {
  fold: async () => (await import('./commands/fold.ts')).foldCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  undo: async () => (await import('./commands/undo.ts')).undoCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
  help: async () => (await import('./commands/help.ts')).helpCommand,
  completion: async () => (await import('./commands/completion.ts')).completionCommand,
}

function complaint(error: unknown, argv: readonly string[], io: Io): string {
  if (error instanceof UsageError) {
    const command = commandOf(argv)
    const words = [io.command, ...(command === 'fold' ? [] : [command]), '--help']
    return `${error.message}\nTry \`${words.join(' ')}\`.`
  }
  if (error instanceof InputError) return error.message
  return unexpected(error)
}
