import { realpathSync } from 'node:fs'
import type { FoldResult } from '../result.ts'
import { createWriter } from './apply.ts'
import { inTurn } from './in-turn.ts'
import type { Refusal } from './refusal.ts'
import type { AppliedUnit, ApplyOptions, ApplyResult, UnitResult } from './result.ts'
import { signalsTurn } from './signals-turn.ts'
import { unitOf } from './unit-of.ts'
import { addTo } from '../source/lists.ts'

/** Writes what was folded, unit after unit; one that is not written does not stop the others. */
export async function applyResults(options: ApplyOptions): Promise<ApplyResult> {
  const root = realpathSync(options.root)
  const units = unitsOf(options.results)
  return inTurn(root, async () => {
    const applied = await writeAll(root, units, options)
    const isWritten = applied.every(({ refusals }) => refusals.length === 0)
    return { status: applied.length === 0 ? 'nothing' : isWritten ? 'written' : 'incomplete', units: applied }
  })
}

/** What is to be written together, before it is. */
type Unit = Omit<AppliedUnit, 'refusals'>

function unitsOf(results: ApplyOptions['results']): readonly Unit[] {
  const units = new Map<unknown, FoldResult[]>()
  for (const one of results) {
    const { result, unit } = isOfScan(one) ? one : { result: one, unit: Symbol() }
    if (result.status === 'folded') addTo(units, unit, result)
  }
  return Array.from(units.values(), (folded) => ({
    scripts: folded.flatMap(({ pipeline }) => pipeline?.script ?? []),
    edits: unitOf(folded),
  }))
}

function isOfScan(one: FoldResult | UnitResult): one is UnitResult {
  return 'result' in one
}

async function writeAll(
  root: string,
  units: readonly Unit[],
  { allowDirty = false, env = process.env, signal, onEvent }: ApplyOptions,
): Promise<readonly AppliedUnit[]> {
  const writer = createWriter(root, { allowDirty, env })
  const applied: AppliedUnit[] = []
  let isEnded = false
  try {
    writer.announce(units.map(({ edits }) => edits))
    for (const unit of units) {
      const isStopped = signal?.aborted ?? false
      const refusals = isStopped ? [stoppedBefore(unit)] : writer.write(unit.edits)
      const done = applied.push({ ...unit, refusals })
      if (isStopped) continue
      onEvent?.({ unit: applied.at(-1)!, done, total: units.length })
      await signalsTurn()
    }
    isEnded = !applied.some(({ refusals }) => refusals.some(({ reason }) => reason === 'stopped'))
  } finally {
    if (isEnded) writer.finish()
    else writer.stop()
  }
  return applied
}

function stoppedBefore({ edits }: Unit): Refusal {
  return { path: edits[0]!.path, reason: 'stopped' }
}
