import { count } from '../report/summary.ts'
import type { VerifyResult } from '../verify/result.ts'

/**
 * The last lines of several verifications, and of one that was found earlier.
 * @param asked how many there are, with those that an interruption left
 */
export function verificationSummary(results: readonly VerifyResult[], asked: number): string {
  const isInterrupted = ({ failure }: VerifyResult) => failure?.reason === 'interrupted'
  const left = asked - results.length + results.filter(isInterrupted).length
  const earlier = results.filter(({ earlier: at }) => at !== null).length
  const number = (status: VerifyResult['status']) =>
    results.filter((result) => result.status === status && !isInterrupted(result)).length
  const counts = [
    [number('identical'), 'identical'],
    [number('different'), 'different'],
    [number('failed'), 'not verified'],
    [left, 'left by the interruption'],
  ] as const
  const said = counts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`)
  const lines = [
    ...(asked > 1 ? [`stagefold: ${count(asked, 'pipeline')}: ${said.join(', ')}`] : []),
    ...(earlier > 0
      ? [`stagefold: ${earlier} not built again: the same files on the same engine (--again)`]
      : []),
    ...(left > 0 && asked > 1 ? ['To go on: the same command; what was identical is not built again.'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
