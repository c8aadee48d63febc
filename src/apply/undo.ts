import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { journalPaths } from './journal-paths.ts'
import type { Environment } from './journal-paths.ts'
import { acquireLock, releaseLock } from './lock.ts'
import type { Reason } from './refusal.ts'
import { settle } from './settle.ts'
import { messageOf, systemCode } from './system-error.ts'
import { takeBack } from './take-back.ts'
import type { UndoResult } from './take-back.ts'

/**
 * Takes back the last write to the project at `root`, byte for byte, or nothing of it when a file is no longer
 * what the write left.
 * @throws when the journal is none, and LockedError when another process writes to the project
 */
export function undoLastWrite(root: string, env: Environment): UndoResult {
  const paths = journalPaths(root, env)
  if (!existsSync(paths.last) && !existsSync(paths.next)) return { paths: null, refusals: [] }
  const locked = attempt(root, paths.lock, 'failed', () => acquireLock(paths.lock))
  if ('refusals' in locked) return locked
  try {
    const settled = attempt(root, paths.last, 'stuck', () => settle(root, paths))
    if ('refusals' in settled) return settled
    if (settled.result.length > 0) return { paths: [], refusals: settled.result }
    const taken = attempt(root, paths.last, 'failed', () => takeBack(root, paths.last))
    return 'result' in taken ? taken.result : taken
  } finally {
    releaseLock(paths.lock)
  }
}

/** What the system does not let us do is a reason like others. */
function attempt<T>(
  root: string,
  file: string,
  reason: Reason,
  work: () => T,
): UndoResult | { readonly result: T } {
  try {
    return { result: work() }
  } catch (error) {
    if (systemCode(error) === null) throw error
    return { paths: [], refusals: [{ path: relative(root, file), reason, detail: messageOf(error) }] }
  }
}
