import { createWriter } from '../apply/apply.ts'
import type { Writer } from '../apply/apply.ts'
import type { Refusal } from '../apply/refusal.ts'
import { signalsTurn } from '../apply/signals-turn.ts'
import type { FileChange } from '../result.ts'
import { addTo } from '../source/lists.ts'
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
  /** Why the others are not written. */
  readonly refusals: ReadonlyMap<Outcome, readonly Refusal[]>
  /** How many pipelines nobody came to. */
  readonly left: number
}

/** Writes unit after unit, each whole or not at all; one that is not written does not stop the others. */
export async function writeUnits(units: readonly Unit[], options: WriteOptions): Promise<Written> {
  const shares = announceAll(units, options)
  const refusals = new Map<Outcome, readonly Refusal[]>()
  let left = 0
  for (const [at, unit] of units.entries()) {
    const answer = left > 0 || options.signal.aborted ? 'quit' : ((await options.choose?.(unit)) ?? 'yes')
    if (answer === 'quit') left += unit.length
    const refused = answer === 'yes' ? write(unit, shares, options.forbidden) : notWanted(unit, answer)
    if (refused.length > 0) for (const outcome of unit) refusals.set(outcome, refused)
    if (answer !== 'yes') continue
    options.onDone(at + 1)
    await signalsTurn()
  }
  for (const { writer } of shares.values()) {
    if (left > 0) writer.stop()
    else writer.finish()
  }
  return { refusals, left }
}

/** What goes to each project. */
interface Share {
  readonly writer: Writer
  readonly edits: ReadonlyMap<Unit, readonly FileChange[]>
}

function announceAll(units: readonly Unit[], options: WriteOptions): ReadonlyMap<string, Share> {
  const { allowDirty, env, forbidden } = options
  const byRoot = new Map<string, Unit[]>()
  for (const unit of units) addTo(byRoot, unit[0].target.root, unit)
  return new Map(
    Array.from(byRoot, ([root, own]) => {
      const free = own.filter((unit) => blocking(unit, forbidden).length === 0)
      const edits = new Map(free.map((unit) => [unit, editsOf(unit)]))
      const writer = createWriter(root, { allowDirty, env })
      writer.announce([...edits.values()])
      return [root, { writer, edits }]
    }),
  )
}

function notWanted(unit: Unit, answer: 'no' | 'quit'): readonly Refusal[] {
  const reason = answer === 'no' ? 'declined' : 'stopped'
  return unit.map(({ target }) => ({ path: target.script, reason }))
}

function write(
  unit: Unit,
  shares: ReadonlyMap<string, Share>,
  forbidden: WriteOptions['forbidden'],
): readonly Refusal[] {
  const blocked = blocking(unit, forbidden)
  if (blocked.length > 0) return blocked
  const { writer, edits } = shares.get(unit[0].target.root)!
  return writer.write(edits.get(unit)!)
}

function blocking(unit: Unit, forbidden: WriteOptions['forbidden']): readonly Refusal[] {
  return unit.flatMap((outcome) => {
    const reason = forbidden.get(outcome)
    return reason === undefined ? [] : [{ path: outcome.target.script, reason }]
  })
}
