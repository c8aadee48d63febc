import type { FoldResult } from '../../src/index.ts'
import { count } from '../../src/report/summary.ts'
import type { Outcome } from './run.ts'
import { countBySeverity } from './words.ts'

export interface Status {
  readonly tone: 'folded' | 'refused' | 'nothing'
  /** One or two words, then the rest of the sentence. */
  readonly verdict: string
  readonly rest: string
}

/** What came of the files, in one line. */
export function statusOf(outcome: Outcome): Status {
  if (outcome.kind === 'no-script') {
    const rest = 'No file here runs docker. Add the script that does, or choose one under Options.'
    return { tone: 'nothing', verdict: 'No script', rest }
  }
  if (outcome.kind === 'failed') {
    const rest = `This is a defect of stagefold; please report it with a link to these files. ${outcome.message}`
    return { tone: 'refused', verdict: 'Internal error', rest }
  }
  return resultStatus(outcome.script, outcome.result)
}

function resultStatus(script: string, { status, edits, diagnostics, assumptions }: FoldResult): Status {
  if (status === 'refused') {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return { tone: 'refused', verdict: 'Refused', rest: `${script}: ${count(errors.length, 'reason')}` }
  }
  const said = countBySeverity(diagnostics)
  if (status === 'nothing') {
    return { tone: 'nothing', verdict: 'Nothing to fold', rest: [script, said].filter(Boolean).join(': ') }
  }
  const made = assumptions.length === 0 ? 'no assumption' : count(assumptions.length, 'assumption')
  return { tone: 'folded', verdict: 'Folded', rest: `${script}: ${fileWords(edits)}, ${made}` }
}

function fileWords(edits: FoldResult['edits']): string {
  const deleted = edits.filter(({ after }) => after === null).length
  const created = edits.filter(({ before }) => before === null).length
  const parts = [
    [edits.length - deleted - created, 'changed'],
    [created, 'new'],
    [deleted, 'deleted'],
  ] as const
  const words = parts.filter(([number]) => number > 0).map(([number, fate]) => `${number} ${fate}`)
  return `${count(edits.length, 'file')} (${words.join(', ')})`
}
