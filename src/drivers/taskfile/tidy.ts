import { isTaken } from '../../data/as-meant.ts'
import { wholeLines } from '../../data/lines.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import type { Task } from './tasks.ts'

/** A task that has nothing left to do goes with all that calls it, and so on; the file needs one task. */
export function followEdits(
  text: string,
  tasks: readonly Task[],
  edits: readonly TextEdit[],
): readonly TextEdit[] | null {
  const further: TextEdit[] = []
  const take = (range: Range) => further.push({ ...wholeLines(text, range), text: '' })
  const isGone = ({ range }: { readonly range: Range }) => isTaken(range, [...edits, ...further])
  for (let count = -1; count < further.length;) {
    count = further.length
    const gone = tasks.filter(isGone).map(({ name }) => name)
    for (const task of tasks) {
      if (isGone(task) || task.calls.length === 0) continue
      for (const call of task.calls)
        if (call.task && gone.includes(call.task) && !isGone(call)) take(call.range)
      if (task.calls.every(isGone)) take(task.range)
    }
  }
  const kept = tasks.filter((task) => !isGone(task))
  if (kept.length === 0 && tasks.length > 0) return null
  for (const task of kept) {
    for (const list of task.lists) {
      const inside = task.calls.filter(
        ({ range }) => range.start >= list.range.start && range.end <= list.range.end,
      )
      if (inside.length > 0 && inside.every(isGone) && !isGone(list)) take(list.range)
    }
  }
  return further
}
