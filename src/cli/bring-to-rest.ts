import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { recover } from '../apply/recover.ts'
import type { Io } from './io.ts'
import { folderOf, projectRoot } from './targets.ts'

/** Before files are read that are to be written: none of them may be one that a killed run has half written. */
export function bringToRest(paths: readonly string[], io: Io): void {
  const found = (paths.length === 0 ? ['.'] : paths).filter((path) => existsSync(resolve(io.cwd, path)))
  for (const root of new Set(found.map((path) => projectRoot(folderOf(io.cwd, path))))) {
    try {
      recover(root, io.env)
    } catch {
      // The writer meets the same, and says it of the files that it cannot write.
    }
  }
}
