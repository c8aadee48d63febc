import { sameBytes } from './change.ts'
import type { ByteChange } from './change.ts'
import { journalPath, readJournal, removeJournal } from './journal.ts'
import { changedSince, currentBytes, placeAll } from './place.ts'
import type { Refusal } from './refusal.ts'
import { writeAll } from './transaction.ts'

export interface UndoResult {
  /** What was brought back, from the project's root; null when there was nothing to take back. */
  readonly paths: readonly string[] | null
  /** Why nothing was brought back. */
  readonly refusals: readonly Refusal[]
}

/**
 * Takes back the last write to the project at `root`, byte for byte, or nothing of it when a file is no longer
 * what the write left. A file that is as before the write (the write was cut short) is fine as it is.
 * @throws when the journal cannot be read
 */
export function undoLastWrite(root: string, env: Readonly<Record<string, string | undefined>>): UndoResult {
  const journal = journalPath(root, env)
  const changes = readJournal(journal)
  if (changes === null) return { paths: null, refusals: [] }
  const { placed, refusals: unplaced } = placeAll(root, changes.map(reverse))
  const left = placed.filter((change) => !sameBytes(currentBytes(change.file), change.after))
  const refusals = [...unplaced, ...changedSince(left)]
  if (refusals.length > 0) return { paths: [], refusals }
  try {
    writeAll(left)
  } catch (error) {
    return { paths: [], refusals: [{ path: left[0]?.path ?? '', reason: 'failed', detail: String(error) }] }
  }
  removeJournal(journal)
  return { paths: left.map(({ path }) => path), refusals: [] }
}

function reverse(change: ByteChange): ByteChange {
  return { ...change, before: change.after, after: change.before }
}
