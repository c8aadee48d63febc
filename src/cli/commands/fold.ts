import { unifiedDiff } from '../../report/diff.ts'
import { checkSingleScript } from '../combinations.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayPath, displayScripts } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { outcomesJson } from '../json.ts'
import { codeOf, isShown, mergedDockerfile } from '../outcome.ts'
import { printedDockerfile } from '../printed-dockerfile.ts'
import { closing, printDiagnostics } from '../print.ts'
import { search } from '../search.ts'

/** `stagefold [paths..]`: the diff, or what `--write`, `--check` and `--stdout` make of it. */
export async function foldCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
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
    const { unverified, code } = await findUnverified(outcomes, invocation, io)
    return Math.max(code, await writeCommand(outcomes, searched, invocation, io, unverified))
  }
  if (options.format === 'json') io.stdout.write(outcomesJson(outcomes, io))
  else {
    for (const outcome of outcomes)
      if (outcome.result.status === 'folded') printFolded(outcome, invocation, io)
    printDiagnostics(outcomes, invocation, io)
    io.stderr.write(closing(outcomes, searched, invocation, io))
  }
  return exitCode(outcomes, options.check ?? false)
}

function printFolded(outcome: Outcome, { options }: Invocation, io: Io): void {
  const { target, result } = outcome
  const shown = (path: string) => displayPath(target, path, io.cwd)
  if (options.stdout) io.stdout.write(mergedDockerfile(outcome, printedDockerfile(outcome, options, io.cwd)))
  else if (options.check) io.stdout.write(`${displayScripts(target, io.cwd)}\n`)
  else {
    const color = wantsColor(io, io.stdout, options.color)
    io.stdout.write(unifiedDiff(result.edits, { color, displayPath: shown }))
  }
}

function exitCode(outcomes: readonly Outcome[], check: boolean): number {
  const found = check && outcomes.some(({ result }) => result.status === 'folded')
  const codes = outcomes.map(({ result }) => codeOf(result))
  return Math.max(found ? exitCodes.found.code : exitCodes.done.code, ...codes)
}
