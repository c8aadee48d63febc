import { unitOf } from '../apply/unit-of.ts'
import type { FileChange } from '../result.ts'
import type { Outcome } from './fold-target.ts'

/** Pipelines that are written together or not at all. */
export type Unit = readonly [Outcome, ...Outcome[]]

/** The folded pipelines by unit, in the order in which they were found. */
export function unitsOf(outcomes: readonly Outcome[]): readonly Unit[] {
  const units = new Map<string, [Outcome, ...Outcome[]]>()
  for (const outcome of outcomes) {
    if (outcome.result.status !== 'folded') continue
    const unit = units.get(outcome.unit)
    if (unit) unit.push(outcome)
    else units.set(outcome.unit, [outcome])
  }
  return [...units.values()]
}

/** The files of a unit, each once. */
export function editsOf(unit: Unit): readonly FileChange[] {
  return unitOf(unit.map(({ result }) => result))
}
