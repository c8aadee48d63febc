import { mermaidChart } from '../../report/mermaid.ts'
import { explainTree } from '../../report/tree.ts'
import { InputError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { contextOf, displayPath, foldTargets } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { outcomesJson } from '../json.ts'
import { codeOf, isShown } from '../outcome.ts'
import { closing } from '../print.ts'
import { findTargets } from '../targets.ts'

/** `stagefold explain`: every pipeline under the path, one after the other. */
export function explainCommand(invocation: Invocation, io: Io): number {
  const { paths, options } = invocation
  const targets = findTargets(io.cwd, paths, options.script)
  const outcomes = foldTargets(targets, options, io.cwd).filter(isShown)
  if (options.format === 'json') io.stdout.write(outcomesJson(outcomes, io))
  else if (outcomes.length === 0) io.stderr.write(closing(outcomes, targets.length, invocation, io))
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
