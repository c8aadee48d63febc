import { Statistics } from './statistics.ts'
import type { Counted } from './statistics.ts'

/** What results come to, in a sentence. */
export function summaryOf(results: readonly Counted[]): string {
  const statistics = new Statistics()
  for (const [at, result] of results.entries()) statistics.add(result, String(at))
  return sentenceOf(statistics)
}

/** One sentence on what the results come to: `1 pipeline can be folded (3 files: 2 changed, 1 deleted).` */
export function sentenceOf(statistics: Statistics): string {
  const { done, folded, refused, notWritten, assumptions } = statistics
  const parts = [
    folded > 0 &&
      `${count(folded, 'pipeline')} ${done ? 'folded' : 'can be folded'} (${filesOf(statistics)})`,
    refused > 0 && `${count(refused, 'pipeline')} refused`,
    notWritten > 0 && `${count(notWritten, 'pipeline')} not written`,
    folded + refused + notWritten === 0 && 'nothing to fold',
    assumptions > 0 && `${count(assumptions, 'assumption')} made`,
  ]
  return `${parts.filter((part) => part !== false).join(', ')}.`
}

/** `1 pipeline`, `1,874 pipelines`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** A number with its thousands apart. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `3 files: 2 changed, 1 deleted`. */
export function filesOf({ files: { changed, created, deleted } }: Pick<Statistics, 'files'>): string {
  const parts = [
    changed > 0 && `${grouped(changed)} changed`,
    created > 0 && `${grouped(created)} new`,
    deleted > 0 && `${grouped(deleted)} deleted`,
  ]
  return `${count(changed + created + deleted, 'file')}: ${parts.filter((part) => part !== false).join(', ')}`
}
