import { createWriter } from '../apply/apply.ts'
import type { Writer } from '../apply/apply.ts'
import type { Refusal } from '../apply/refusal.ts'
import type { Outcome } from './fold-target.ts'
import { editsOf } from './units.ts'
import type { Unit } from './units.ts'

export interface WriteOptions {
  readonly allowDirty: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folded pipelines that are not to be written, and why. */
  readonly forbidden: ReadonlyMap<Outcome, Refusal['reason']>
  /** Stops behind the unit in hand. */
  readonly signal: AbortSignal
  /** Whether a unit is wanted; `quit` stops before it. All are without it. */
  readonly choose?: (unit: Unit) => Promise<'yes' | 'no' | 'quit'>
  /** A unit is done with, the `done`th. */
  readonly onDone: (done: number) => void
}

export interface Written {
  readonly written: ReadonlySet<Outcome>
  /** Why the others are not. */
  readonly refusals: ReadonlyMap<Outcome, readonly Refusal[]>
  /** How many pipelines nobody came to. */
  readonly left: number
}

/** Writes unit after unit, each whole or not at all; one that is not written does not stop the others. */
export async function writeUnits(units: readonly Unit[], options: WriteOptions): Promise<Written> {
  const writers = new Map<string, Writer>()
  const written = new Set<Outcome>()
  const refusals = new Map<Outcome, readonly Refusal[]>()
  let left = 0
  for (const [at, unit] of units.entries()) {
    const answer = left > 0 || options.signal.aborted ? 'quit' : ((await options.choose?.(unit)) ?? 'yes')
    if (answer === 'quit') left += unit.length
    const refused = answer === 'yes' ? write(unit, writers, options) : notWanted(unit, answer)
    for (const outcome of unit) {
      if (refused.length === 0) written.add(outcome)
      else refusals.set(outcome, refused)
    }
    if (answer !== 'yes') continue
    options.onDone(at + 1)
    await signalsTurn()
  }
  return { written, refusals, left }
}

function notWanted(unit: Unit, answer: 'no' | 'quit'): readonly Refusal[] {
  const reason = answer === 'no' ? 'declined' : 'stopped'
  return unit.map(({ target }) => ({ path: target.script, reason }))
}

function write(unit: Unit, writers: Map<string, Writer>, options: WriteOptions): readonly Refusal[] {
  const { allowDirty, env, forbidden } = options
  const { root } = unit[0].target
  const blocked = unit.flatMap((outcome): readonly Refusal[] => {
    const reason = forbidden.get(outcome)
    return reason === undefined ? [] : [{ path: outcome.target.script, reason }]
  })
  if (blocked.length > 0) return blocked
  const writer = writers.get(root) ?? createWriter(root, { allowDirty, env })
  writers.set(root, writer)
  return writer(editsOf(unit))
}

/** Writing is synchronous: only between two units can a signal be heard. */
function signalsTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
