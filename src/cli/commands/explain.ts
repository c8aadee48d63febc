import { mermaidChart } from '../../report/mermaid.ts'
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
import { findOutcomes } from '../outcomes.ts'
import { closing } from '../print.ts'

/** `stagefold explain`: every pipeline under the path, one after the other. */
export async function explainCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
  const found = await findOutcomes(invocation, io)
  const outcomes = found.outcomes.filter(isShown)
  if (options.format === 'json') io.stdout.write(outcomesJson(outcomes, io))
  else if (outcomes.length === 0) io.stderr.write(closing(outcomes, found.searched, invocation, io))
  else io.stdout.write(outcomes.map((outcome) => explain(outcome, invocation, io)).join('\n'))
  return Math.max(exitCodes.done.code, ...outcomes.map(({ result }) => codeOf(result)))
}

function explain({ target, result }: Outcome, { options }: Invocation, io: Io): string {
  const context = contextOf(target, io.cwd, wantsColor(io, io.stdout, options.color))
  if (options.format !== 'mermaid') return explainTree(result, context)
  if (result.pipeline !== null) return mermaidChart(result.pipeline, context)
  throw new InputError(
    `${displayPath(target, target.script, io.cwd)} cannot be read: there is nothing to draw.`,
  )
}
