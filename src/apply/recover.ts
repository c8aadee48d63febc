import { existsSync } from 'node:fs'
import { journalPaths } from './journal-paths.ts'
import type { Environment, JournalPaths } from './journal-paths.ts'
import { readUnfinished } from './journal.ts'
import { acquireLock, releaseLock } from './lock.ts'
import type { Refusal } from './refusal.ts'
import { settle } from './settle.ts'
import { takeBack } from './take-back.ts'

/**
 * Brings a project to rest after a run that was stopped in the middle: a unit that was half written is taken back,
 * an undo that was half done is done. Before anything is read that is to be written: half written files are
 * nobody's wish.
 * @returns why it cannot be done
 * @throws LockedError when another process writes to the project
 */
export function recover(root: string, env: Environment): readonly Refusal[] {
  const paths = journalPaths(root, env)
  if (!existsSync(paths.last) && !existsSync(paths.next)) return []
  acquireLock(paths.lock)
  try {
    return recoverLocked(root, paths)
  } finally {
    releaseLock(paths.lock)
  }
}

/** Only for who holds the lock. */
export function recoverLocked(root: string, paths: JournalPaths): readonly Refusal[] {
  const refusals = settle(root, paths)
  if (refusals.length > 0) return refusals
  return readUnfinished(paths.last)?.undoing ? takeBack(root, paths.last).refusals : []
}
