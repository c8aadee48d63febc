import { isTaken } from '../../data/as-meant.ts'
import { wholeLines } from '../../data/lines.ts'
import { textAt } from '../../data/lookup.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import type { Job } from './jobs.ts'

/** A job of which no step is left goes where none needs it; the results of a step are asked for by its id. */
export function followEdits(
  text: string,
  jobs: readonly Job[],
  edits: readonly TextEdit[],
): readonly TextEdit[] | null {
  const empty = jobs.filter(
    ({ steps }) => steps.length > 0 && steps.every(({ range }) => isTaken(range, edits)),
  )
  if (empty.length > 0 && empty.length === jobs.length) return null
  const kept = jobs.filter((job) => !empty.includes(job))
  if (kept.some(({ needs }) => needs.some((name) => empty.some((job) => job.name === name)))) return null
  const further = empty.map(({ range }) => ({ ...wholeLines(text, range), text: '' }))
  const left = applyEdits(text, [...edits, ...further])
  const ids = jobs
    .flatMap(({ steps }) => steps)
    .filter(({ range }) => isTaken(range, edits))
    .flatMap(({ value }) => textAt(value, 'id') ?? [])
  return ids.some((id) => new RegExp(`\\bsteps\\.${id}\\b|\\bsteps\\['${id}'\\]`).test(left)) ? null : further
}
