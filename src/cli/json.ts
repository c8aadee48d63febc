import type { Refusal } from '../apply/refusal.ts'
import { jsonResult } from '../report/json.ts'
import { contextOf } from './fold-target.ts'
import type { Outcome } from './fold-target.ts'
import type { Io } from './io.ts'
import { displayPath } from './fold-target.ts'

/** The results as one JSON document; paths in it run from the `root` beside them. */
export function outcomesJson(
  outcomes: readonly Outcome[],
  io: Io,
  refusals?: ReadonlyMap<Outcome, readonly Refusal[]>,
): string {
  const results = outcomes.map((outcome) => {
    const { target, result } = outcome
    return {
      root: displayPath(target, '', io.cwd) || '.',
      script: target.script,
      ...(target.more.length > 0 && { scripts: [target.script, ...target.more] }),
      ...jsonResult(result, contextOf(target, io.cwd, false)),
      ...(refusals && { written: result.status === 'folded' && !refusals.has(outcome) }),
      ...(refusals && { refusals: refusals.get(outcome) ?? [] }),
    }
  })
  return `${JSON.stringify({ results }, null, 2)}\n`
}
