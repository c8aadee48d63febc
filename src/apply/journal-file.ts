import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { Line } from './journal.ts'

/** A journal that is written to, at its end alone. */
export class JournalFile {
  readonly #descriptor: number
  #length: number
  /** There may be a part of a line behind the last one. */
  #torn = false

  /** @param length of what is to be kept of it; without one it must be new */
  constructor(path: string, length?: number) {
    this.#descriptor = openSync(path, length === undefined ? 'ax' : 'a', 0o600)
    this.#length = length ?? 0
    if (length !== undefined) ftruncateSync(this.#descriptor, length)
  }

  /**
   * Against the end of the process nothing has to be flushed, since what was written is the system's; against the
   * end of the system it has to be before the files change.
   * @throws with no part of the lines in the journal
   */
  append(lines: readonly Line[], { flush = false } = {}): void {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    if (this.#torn) this.truncate(this.#length)
    this.#torn = true
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at)
      if (flush) fsyncSync(this.#descriptor)
    } catch (error) {
      this.truncate(this.#length)
      throw error
    }
    this.#torn = false
    this.#length += bytes.length
  }

  /** Takes lines back. It needs no room, so that a full disk does not keep it from happening. */
  truncate(length: number): void {
    ftruncateSync(this.#descriptor, length)
    this.#length = length
    this.#torn = false
  }

  /** In bytes. */
  get length(): number {
    return this.#length
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}
