import { systemCode } from '../apply/system-error.ts'
import { asksForHelp, commandOf, readArguments } from './arguments.ts'
import { checkCombinations } from './combinations.ts'
import { InputError, UsageError } from './errors.ts'
import { exitCodes } from './exit-codes.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
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
  if (invocation.command === 'fold') {
    const { foldCommand } = await import('./commands/fold.ts')
    return foldCommand(invocation, io)
  }
  if (invocation.command === 'explain') {
    const { explainCommand } = await import('./commands/explain.ts')
    return explainCommand(invocation, io)
  }
  if (invocation.command === 'verify') {
    const { verifyCommand } = await import('./commands/verify.ts')
    return verifyCommand(invocation, io)
  }
  if (invocation.command === 'report') {
    const { reportCommand } = await import('./commands/report.ts')
    return reportCommand(invocation, io)
  }
  if (invocation.command === 'rules') {
    const { rulesCommand } = await import('./commands/rules.ts')
    return rulesCommand(invocation, io)
  }
  if (invocation.command === 'help') {
    const { helpCommand } = await import('./commands/help.ts')
    return helpCommand(invocation, io)
  }
  if (invocation.command === 'completion') {
    const { completionCommand } = await import('./commands/completion.ts')
    return completionCommand(invocation, io)
  }
  const { undoCommand } = await import('./commands/undo.ts')
  return undoCommand(invocation, io)
}

function complaint(error: unknown, argv: readonly string[], io: Io): string {
  if (error instanceof UsageError) {
    const command = commandOf(argv)
    const words = [io.command, ...(command === 'fold' ? [] : [command]), '--help']
    return `${error.message}\nTry \`${words.join(' ')}\`.`
  }
  if (error instanceof InputError) return error.message
  const { message, stack } = error as Partial<Error>
  if (systemCode(error) !== null && message !== undefined) return message
  return `this is a mistake in stagefold itself, please report it.\n${stack ?? String(error)}`
}
