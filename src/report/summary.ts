import type { FileChange, FoldResult } from '../result.ts'

/** One sentence on what the results come to: `1 pipeline can be folded (3 files: 2 changed, 1 deleted).` */
export function summaryOf(results: readonly FoldResult[], done = false): string {
  const folded = results.filter((result) => result.status === 'folded')
  const refused = results.filter((result) => result.status === 'refused')
  const sentences = [
    folded.length > 0 && `${count(folded.length, 'pipeline')} ${foldedWords(folded, done)}`,
    refused.length > 0 && `${count(refused.length, 'pipeline')} refused`,
    folded.length + refused.length === 0 && 'nothing to fold',
    assumptionWords(folded),
  ]
  const text = sentences.filter((sentence) => sentence !== false).join(', ')
  return `${text}.`
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function foldedWords(folded: readonly FoldResult[], done: boolean): string {
  const edits = folded.flatMap((result) => result.edits)
  return `${done ? 'folded' : 'can be folded'} (${fileWords(edits)})`
}

function fileWords(edits: readonly FileChange[]): string {
  const created = edits.filter((edit) => edit.before === null).length
  const deleted = edits.filter((edit) => edit.after === null).length
  const changed = edits.length - created - deleted
  const parts = [
    changed > 0 && `${changed} changed`,
    created > 0 && `${created} new`,
    deleted > 0 && `${deleted} deleted`,
  ]
  return `${count(edits.length, 'file')}: ${parts.filter((part) => part !== false).join(', ')}`
}

function assumptionWords(folded: readonly FoldResult[]): string | false {
  const assumptions = folded.flatMap((result) => result.assumptions).length
  return assumptions > 0 && `${count(assumptions, 'assumption')} made`
}
