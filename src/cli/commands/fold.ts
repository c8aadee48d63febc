import { checkSingleScript } from '../combinations.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayScripts } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import { codeOfRun, isShown, mayBeWritten } from '../outcome.ts'
import { openPrinter } from '../printer.ts'
import { search } from '../search.ts'

/** `stagefold [paths..]`: the diff, or what `--write`, `--check` and `--stdout` make of it. */
export async function foldCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
  if (options.write || options.interactive) {
    const { bringToRest } = await import('../bring-to-rest.ts')
    bringToRest(invocation.paths, io)
  }
  const found = await search(invocation, io)
  if (found === null) return exitCodes.interrupted.code
  const { searched } = found
  const outcomes = found.outcomes.filter(isShown)
  const scripts = outcomes.map(({ target }) => displayScripts(target, io.cwd))
  checkSingleScript(options, scripts)
  if (options.write || options.interactive) {
    const { writeCommand } = await import('./write.ts')
    if (!options.verify) return writeCommand(outcomes, searched, invocation, io)
    const { findUnverified } = await import('./verify.ts')
    const { unverified, code } = await findUnverified(outcomes.filter(mayBeWritten(options)), invocation, io)
    return Math.max(code, await writeCommand(outcomes, searched, invocation, io, unverified))
  }
  const printer = openPrinter(invocation, io)
  for (const outcome of outcomes) printer.add(outcome)
  printer.end(searched)
  return codeOfRun(outcomes, options)
}
