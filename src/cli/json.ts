import type { Refusal } from '../apply/refusal.ts'
import { refusalText } from '../apply/refusal.ts'
import { plainResult } from '../report/json.ts'
import type { PlainResult } from '../report/plain.ts'
import { jsonFormatter } from '../report/results-json.ts'
import { contextBefore, displayRoot } from './fold-target.ts'
import type { Outcome } from './fold-target.ts'
import type { Io } from './io.ts'
import { version } from '../version.ts'

/** The results as one JSON document; paths in it run from the `root` beside them. */
export function outcomesJson(outcomes: readonly Outcome[], io: Io): string {
  const formatter = jsonFormatter({ version })
  return outcomes.map((outcome) => formatter.add(plainOutcome(outcome, io))).join('') + formatter.end()
}

/** @param refusals where the files were to be written: why they were not, or empty */
export function plainOutcome(outcome: Outcome, io: Io, refusals?: readonly Refusal[]): PlainResult {
  const { target, result } = outcome
  return plainResult({
    root: displayRoot(target, io.cwd),
    scripts: [target.script, ...target.more],
    result,
    context: contextBefore(outcome, io.cwd, false),
    ...(refusals && {
      refusals: refusals.map((refusal) => ({ ...refusal, message: refusalText(refusal, '').trim() })),
    }),
  })
}
