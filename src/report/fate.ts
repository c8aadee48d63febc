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

/** A run of removed lines that lines of its own replace is a change; without them, the lines leave. */
function lineFates(before: string, after: string): readonly Fate[] {
  const changes = diffLines(before, after)
  return changes.flatMap((change, at) => {
    if (change.added) return []
    const fate = change.removed ? (changes[at + 1]?.added ? 'changes' : 'leaves') : 'stays'
    return Array<Fate>(change.count).fill(fate)
  })
}
