import { lstatSync, readFileSync, unlinkSync } from 'node:fs'
import { fingerprint } from './change.ts'
import type { Fingerprint } from './change.ts'
import { systemCode } from './system-error.ts'

/** @returns what the file holds now; what no content has when something else than a file has its name */
export function currentFingerprint(file: string): Fingerprint {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return null
  // Reading a pipe would wait for somebody to write to it.
  return stats.isFile() ? fingerprint(readFileSync(file)) : 'no file'
}

/** Removes a file if there is one. */
export function removeFile(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
}
