import { renameSync } from 'node:fs'
import type { Fingerprint } from './change.ts'
import { removeFile } from './files.ts'
import { JournalFile } from './journal-file.ts'
import type { JournalPaths } from './journal-paths.ts'
import { readUnfinished } from './journal.ts'
import type { Journal } from './journal.ts'
import { placeAll } from './place.ts'
import type { Refusal } from './refusal.ts'
import { rollBack } from './roll-back.ts'
import { removeTemporaries, swapOf, unitLabel } from './swap.ts'

/**
 * Takes back what a run, stopped in the middle of a unit, had written of it. Only who holds the lock may ask for
 * this. It may be stopped at any moment and be done again.
 * @returns why it cannot be done
 */
export function settle(root: string, paths: JournalPaths): readonly Refusal[] {
  for (const path of [paths.next, paths.last]) {
    const journal = readUnfinished(path)
    if (journal === null || journal.undoing) continue
    const refusals = settleUnits(root, path, journal)
    if (refusals.length > 0) return refusals
    if (path === paths.next && journal.written.length === 0) removeFile(path)
    else if (path === paths.next) renameSync(path, paths.last)
  }
  return []
}

/** What the files of written units hold since, by their places. */
export function rightfulContents(root: string, journal: Journal): ReadonlyMap<string, Fingerprint> {
  const entries = journal.written.flatMap((unit) => journal.units.get(unit) ?? [])
  return new Map(placeAll(root, entries).placed.map(({ file, to }) => [file, to]))
}

function settleUnits(root: string, path: string, journal: Journal): readonly Refusal[] {
  const last = journal.written.at(-1)
  if (last !== undefined) removeTemporaries(unitOf(root, journal, last).swaps)
  if (journal.open.size === 0) return []
  const rightful = rightfulContents(root, journal)
  for (const number of journal.open) {
    const { swaps, refusals } = unitOf(root, journal, number)
    const blocked = refusals.filter(({ reason }) => reason === 'read-only')
    const strange = blocked.length > 0 ? blocked : rollBack(swaps, rightful, refusals)
    if (strange.length > 0) return strange.map((refusal) => ({ ...refusal, detail: `or remove ${path}` }))
  }
  giveUp(path, journal)
  return []
}

function unitOf(root: string, { run, units }: Journal, number: number) {
  const labelled = (units.get(number) ?? []).map((entry, at) => ({ ...entry, label: unitLabel(number, at) }))
  const { placed, refusals } = placeAll(root, labelled)
  return { swaps: placed.map((entry) => swapOf(entry, run, entry.label)), refusals }
}

/** Files that hold what they held before are nothing to be given up: where this fails, it can be left out. */
function giveUp(path: string, { open, length }: Journal): void {
  const file = new JournalFile(path, length)
  try {
    file.append([...open].map((number) => ({ end: number, written: false })))
  } catch {
    // The next run finds the same, and comes to the same end.
  } finally {
    file.close()
  }
}
