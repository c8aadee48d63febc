import { existsSync, mkdirSync } from 'node:fs'
import type { JournalPaths } from './journal-paths.ts'
import { acquireLock, LockedError, releaseLock } from './lock.ts'
import { recoverLocked } from './recover.ts'
import type { Reason, Refusal } from './refusal.ts'
import { RunJournal } from './run-journal.ts'
import { messageOf } from './system-error.ts'

/** Why nothing can be written at all; without a path it is nothing that one file has to do with. */
type Hindrance = readonly (Omit<Refusal, 'path'> & Partial<Refusal>)[]

/** What a run holds as long as it writes: the lock and the journal. */
export class Session {
  readonly #root: string
  readonly #paths: JournalPaths
  #journal: RunJournal | null = null
  #hindrance: Hindrance | null = null

  constructor(root: string, paths: JournalPaths) {
    this.#root = root
    this.#paths = paths
  }

  /**
   * The journal; null when nothing can be written. What hinders is found once: to look again, unit for unit, would
   * take its time.
   */
  open(): RunJournal | null {
    if (this.#journal === null && this.#hindrance === null) this.#begin()
    return this.#journal
  }

  /** @param path of the file that was to be written */
  hindrance(path: string): readonly Refusal[] {
    return (this.#hindrance ?? []).map((refusal) => ({ path, ...refusal }))
  }

  /** @param isFinished says so in the journal: also in that of an earlier run, which has come to its end then */
  close(isFinished: boolean): void {
    const isKept = existsSync(this.#paths.last) || existsSync(this.#paths.next)
    const journal = isFinished && isKept ? this.open() : this.#journal
    if (journal === null) return
    try {
      if (isFinished) journal.finish()
      journal.close()
    } catch {
      // Everything is written. The next run takes this one for stopped, and goes on with it: `undo` takes back both.
    }
    this.#journal = null
    releaseLock(this.#paths.lock)
  }

  #begin(): void {
    const { folder, lock } = this.#paths
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      acquireLock(lock)
    } catch (error) {
      this.#hindrance = [hindranceOf(error, 'failed')]
      return
    }
    try {
      const refusals = recoverLocked(this.#root, this.#paths)
      if (refusals.length > 0) this.#hindrance = refusals
      else this.#journal = new RunJournal(this.#root, this.#paths)
    } catch (error) {
      this.#hindrance = [hindranceOf(error, 'stuck')]
    }
    if (this.#journal === null) releaseLock(lock)
  }
}

function hindranceOf(error: unknown, otherwise: Reason): Hindrance[number] {
  return { reason: error instanceof LockedError ? 'locked' : otherwise, detail: messageOf(error) }
}
