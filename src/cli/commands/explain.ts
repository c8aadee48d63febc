import { mermaidChart } from '../../report/mermaid.ts'
import type { Drawn } from '../../report/mermaid.ts'
import type { ReportContext } from '../../report/place.ts'
import { explainTree } from '../../report/tree.ts'
import { InputError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { contextOf, displayPath } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { outcomesJson } from '../json.ts'
import { codeOf, isShown } from '../outcome.ts'
import { showCommand } from '../next-command.ts'
import { printOutcomes } from '../print.ts'
import { search } from '../search.ts'

/** `stagefold explain`: every pipeline under the path, one after the other. */
export async function explainCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
  const found = await search(invocation, io)
  if (found === null) return exitCodes.interrupted.code
  const outcomes = found.outcomes.filter(isShown)
  const context = ({ target }: Outcome) => reportContext(target, invocation, io)
  if (options.format === 'json') io.stdout.write(outcomesJson(outcomes, io))
  else if (outcomes.length === 0) printOutcomes(outcomes, found.searched, invocation, io)
  else if (options.format === 'mermaid') io.stdout.write(mermaidChart(drawn(outcomes, context, io)))
  else io.stdout.write(outcomes.map((one) => explainTree(one.result, context(one))).join('\n'))
  if (io.stderr.isTTY === true) io.stderr.write(nextLine(outcomes, invocation, io))
  return Math.max(exitCodes.done.code, ...outcomes.map(({ result }) => codeOf(result)))
}

function nextLine(outcomes: readonly Outcome[], invocation: Invocation, io: Io): string {
  if (outcomes.some(({ result }) => result.status === 'folded'))
    return `\nTo see the changes: ${showCommand(invocation, io)}\n`
  const all = outcomes.flatMap(({ result }) => result.diagnostics)
  const first = all.find(({ severity }) => severity === 'error')
  return first === undefined ? '' : `\nTo learn more: ${io.command} rules ${first.code}\n`
}

/** @throws InputError when there is nothing to draw of what was named */
function drawn(
  outcomes: readonly Outcome[],
  context: (outcome: Outcome) => ReportContext,
  io: Io,
): readonly Drawn[] {
  return outcomes.flatMap((outcome) => {
    const { target, result } = outcome
    if (result.pipeline) return [{ pipeline: result.pipeline, context: context(outcome) }]
    if (!target.named) return []
    const shown = displayPath(target, target.script, io.cwd)
    throw new InputError(`${shown} cannot be read: there is nothing to draw.`)
  })
}

function reportContext(target: Outcome['target'], { options }: Invocation, io: Io): ReportContext {
  const { isTTY, columns } = io.stdout
  const context = contextOf(target, io.cwd, wantsColor(io, io.stdout, options.color))
  return isTTY === true && columns !== undefined ? { ...context, width: columns } : context
}
