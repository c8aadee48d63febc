import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import type { Entry, Fingerprint, Placed } from './change.ts'
import { removeFile } from './files.ts'
import { JournalFile } from './journal-file.ts'
import type { JournalPaths } from './journal-paths.ts'
import { readUnfinished, version } from './journal.ts'
import type { Line } from './journal.ts'
import { rightfulContents } from './settle.ts'

/**
 * The journal of the run that writes. A run that was stopped is gone on with; else the journal takes the place of
 * the last one as soon as something is written, and not before.
 */
export class RunJournal {
  readonly run: string
  /** What files hold since this run, by their places. */
  readonly contents: Map<string, Fingerprint>
  readonly #root: string
  readonly #paths: JournalPaths
  #file: JournalFile | null = null
  #units = 0
  #isNext = false

  /** Only for who holds the lock, when all is settled. */
  constructor(root: string, paths: JournalPaths) {
    const joined = readUnfinished(paths.last)
    this.#root = root
    this.#paths = paths
    this.run = joined?.run ?? randomBytes(6).toString('hex')
    this.contents = new Map(joined === null ? [] : rightfulContents(root, joined))
    if (joined === null) return
    this.#file = new JournalFile(paths.last, joined.length)
    this.#units = Math.max(-1, ...joined.units.keys()) + 1
  }

  /**
   * Keeps what units are about to change, before anything does.
   * @returns the first one's number; the others follow
   */
  plan(units: readonly (readonly (Entry & Placed)[])[]): number {
    const first = this.#units
    const lines: Line[] = units.map((files, at) => ({ unit: first + at, files: files.map(toLine) }))
    if (this.#file === null) {
      this.#file = new JournalFile(this.#paths.next)
      this.#isNext = true
    }
    if (this.#file.length === 0) lines.unshift({ stagefold: version, run: this.run, root: this.#root })
    this.#file.append(lines, { flush: true })
    this.#units += units.length
    return first
  }

  begin(unit: number): void {
    this.#file!.append([{ begin: unit }])
  }

  written(unit: number, files: readonly (Entry & Placed)[]): void {
    const { length } = this.#file!
    this.#file!.append([{ end: unit, written: true }])
    try {
      if (this.#isNext) renameSync(this.#paths.next, this.#paths.last)
    } catch (error) {
      this.#file!.truncate(length)
      throw error
    }
    this.#isNext = false
    for (const { file, to } of files) this.contents.set(file, to)
  }

  givenUp(unit: number): void {
    this.#file!.append([{ end: unit, written: false }])
  }

  finish(): void {
    if (this.#file !== null && !this.#isNext) this.#file.append([{ finished: true }], { flush: true })
  }

  close(): void {
    this.#file?.close()
    if (this.#isNext) removeFile(this.#paths.next)
    this.#file = null
  }
}

function toLine({ path, from, to, before, mode }: Entry): Entry {
  return { path, from, to, before, mode }
}
