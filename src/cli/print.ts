import { formatDiagnostic } from '../report/diagnostic.ts'
import { count, summaryOf } from '../report/summary.ts'
import type { FoldResult } from '../result.ts'
import { contextOf } from './fold-target.ts'
import type { Outcome } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import { wantsColor } from './io.ts'
import type { Io } from './io.ts'
import { applyArguments } from './next-command.ts'

/** Everything that the folds have to say, on standard error. */
export function printDiagnostics(outcomes: readonly Outcome[], { options }: Invocation, io: Io): void {
  const color = wantsColor(io, io.stderr, options.color)
  for (const { target, result } of outcomes) {
    const context = contextOf(target, io.cwd, color)
    for (const diagnostic of result.diagnostics)
      io.stderr.write(`${formatDiagnostic(diagnostic, context)}\n\n`)
  }
}

function nothingIn(searched: number, where: string): string {
  if (searched === 0) return `there is no script that drives a container engine in ${where}`
  return searched === 1
    ? `the one script that drives a container engine in ${where} has no builder pattern`
    : `none of the ${count(searched, 'script')} that drive a container engine in ${where} has a builder pattern`
}

/** The last words: what it came to, and what to type next. */
export function closing(
  outcomes: readonly Outcome[],
  searched: number,
  invocation: Invocation,
  io: Io,
): string {
  const { paths, options } = invocation
  if (outcomes.length === 0) {
    const where = paths.length === 0 ? 'this folder' : paths.join(', ')
    return `stagefold: nothing to do: ${nothingIn(searched, where)}.\n`
  }
  const results = outcomes.map(({ result }) => result)
  const more = io.stderr.isTTY === true ? learnMore(results, io) : ''
  const summary = `stagefold: ${summaryOf(results, options.write)}\n${more}`
  const foldable = results.some((result) => result.status === 'folded')
  if (options.write) return foldable ? `${summary}To take this back: ${io.command} undo\n` : summary
  if (!foldable || options.stdout || options.check || io.stderr.isTTY !== true) return summary
  return `${summary}To apply this: ${io.command} ${applyArguments(invocation)}\n`
}

/** Where the first refusal is told at length, or else the first of whatever was said. */
function learnMore(results: readonly FoldResult[], io: Io): string {
  const said = results.flatMap(({ diagnostics }) => diagnostics)
  const first = said.find(({ severity }) => severity === 'error') ?? said[0]
  return first === undefined ? '' : `To learn more: ${io.command} rules ${first.code}\n`
}
