import { existsSync } from 'node:fs'
import { journalPaths } from './journal-paths.ts'
import type { Environment } from './journal-paths.ts'
import { acquireLock, releaseLock } from './lock.ts'
import { settle } from './settle.ts'
import { takeBack } from './take-back.ts'
import type { UndoResult } from './take-back.ts'

/**
 * Takes back the last write to the project at `root`, byte for byte, or nothing of it when a file is no longer
 * what the write left.
 * @throws when the journal cannot be read, and LockedError when another process writes to the project
 */
export function undoLastWrite(root: string, env: Environment): UndoResult {
  const paths = journalPaths(root, env)
  if (!existsSync(paths.last) && !existsSync(paths.next)) return { paths: null, refusals: [] }
  acquireLock(paths.lock)
  try {
    const refusals = settle(root, paths)
    return refusals.length > 0 ? { paths: [], refusals } : takeBack(root, paths.last)
  } finally {
    releaseLock(paths.lock)
  }
}
