import { diffLines } from 'diff'
import type { Step } from '../pipeline/types.ts'
import type { FoldResult } from '../result.ts'
import { positionAt } from '../source/span.ts'

/** What becomes of the script's lines that make up a step. */
export type Fate = 'stays' | 'leaves' | 'changes'

/**
 * For every step what the fold does to its lines, told from the edits alone.
 * @returns null for each step of a pipeline that is not folded
 */
export function fateOf(result: FoldResult): (step: Step) => Fate | null {
  if (result.status !== 'folded') return () => null
  return (step) => {
    const script = result.edits.find((edit) => edit.path === step.span.path)
    if (script === undefined || script.before === null) return 'stays'
    const { before } = script
    const lines = lineFates(before, script.after ?? '')
    const first = positionAt(before, step.span.start).line
    const last = positionAt(before, Math.max(step.span.start, step.span.end - 1)).line
    const fates = new Set(lines.slice(first - 1, last))
    return fates.size === 1 ? [...fates][0]! : 'changes'
  }
}

/** Of a run of removed lines, those that come closest to the lines in its place change; the others leave. */
function lineFates(before: string, after: string): readonly Fate[] {
  const changes = diffLines(before, after)
  return changes.flatMap((change, at) => {
    if (change.added) return []
    if (!change.removed) return Array<Fate>(change.count).fill('stays')
    const next = changes[at + 1]
    const removed = linesOf(change.value)
    const changed = new Set((next?.added ? linesOf(next.value) : []).map((line) => closest(line, removed)))
    return removed.map((_, line): Fate => (changed.has(line) ? 'changes' : 'leaves'))
  })
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

/** The line that has most of its beginning and its end in common; the last one of several. */
function closest(line: string, others: readonly string[]): number {
  const likeness = others.map((other) => {
    const start = commonLength(line, other)
    const [a, b] = [Array.from(line.slice(start)).toReversed(), Array.from(other.slice(start)).toReversed()]
    return start + commonLength(a, b)
  })
  return likeness.lastIndexOf(Math.max(...likeness))
}

function commonLength(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}
