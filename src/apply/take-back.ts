import type { Entry, Placed } from './change.ts'
import { currentFingerprint, removeFile } from './files.ts'
import { JournalFile } from './journal-file.ts'
import { readJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { changedSince, placeAll } from './place.ts'
import type { Refusal } from './refusal.ts'
import { rollBack } from './roll-back.ts'
import { removeTemporaries, swapAll, swapOf } from './swap.ts'
import type { Replacement } from './swap.ts'
import { messageOf } from './system-error.ts'

/** What came of an undo: plain data. */
export interface UndoResult {
  /** What was brought back, from the project's root; null when there was nothing to take back. */
  readonly paths: readonly string[] | null
  /** Why nothing was brought back. */
  readonly refusals: readonly Refusal[]
}

/**
 * Takes back everything that a run has written, or nothing of it when a file is no longer what the run left. A file
 * that is as before the run is fine as it is, so that an undo that was stopped can be done again.
 * @param path the journal's; it is removed when nothing is left of the run
 */
export function takeBack(root: string, path: string): UndoResult {
  const journal = readJournal(path)
  if (journal === null || journal.written.length === 0) return { paths: null, refusals: [] }
  const { swaps, refusals } = reversed(root, journal)
  const left = swaps.filter(({ file, to }) => currentFingerprint(file) !== to)
  const all = [...refusals, ...changedSince(left)]
  if (all.length > 0) return { paths: [], refusals: all }
  // Of an undo that was stopped.
  if (journal.undoing) removeTemporaries(swaps)
  const failed = swapOrNothing(left, path, journal)
  if (failed.length > 0) return { paths: [], refusals: failed }
  try {
    removeTemporaries(left)
    removeFile(path)
  } catch {
    // The journal says that an undo was begun: the next run ends it.
  }
  return { paths: left.map((swap) => swap.path), refusals: [] }
}

/** Each file's way back, past all units that changed it. */
function reversed(root: string, { run, units, written }: Journal) {
  const entries = written.flatMap((unit) => units.get(unit) ?? []).map(reverse)
  const { placed, refusals } = placeAll(root, entries)
  const steps = new Map<string, Back & Placed>()
  const broken: Refusal[] = []
  for (const step of placed) {
    const earlier = steps.get(step.file)
    if (earlier !== undefined && earlier.from !== step.to) broken.push({ path: step.path, reason: 'changed' })
    steps.set(step.file, earlier === undefined ? step : { ...earlier, from: step.from })
  }
  const swaps = [...steps.values()].map((step) => swapOf(step, run, step.label))
  return { swaps, refusals: [...refusals, ...broken] }
}

type Back = ReturnType<typeof reverse>

function reverse({ path, from, to, before, mode }: Entry, at: number) {
  const content = before === null ? null : Buffer.from(before, 'base64')
  return { path, from: to, to: from, content, mode, label: `undo-${at}` }
}

function swapOrNothing(
  swaps: readonly Replacement[],
  path: string,
  { undoing, length }: Journal,
): readonly Refusal[] {
  const file = new JournalFile(path, length)
  try {
    if (!undoing) file.append([{ undo: true }])
    swapAll(swaps, () => {})
    return []
  } catch (error) {
    const refusal = { path: swaps[0]?.path ?? '', detail: messageOf(error) }
    const isBack = tryRollBack(swaps)
    if (isBack && !undoing) file.truncate(length)
    return [{ ...refusal, reason: isBack ? 'failed' : 'stuck' }]
  } finally {
    file.close()
  }
}

/** To what the run had written: the second names have it, and the journal has not. */
function tryRollBack(swaps: readonly Replacement[]): boolean {
  try {
    return rollBack(swaps.map((swap) => ({ ...swap, before: null }))).length === 0
  } catch {
    return false
  }
}
