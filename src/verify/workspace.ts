import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encode } from '../project/decode.ts'
import type { FileChange } from '../result.ts'
import type { TextEdit } from '../source/span.ts'
import { applyEdits } from '../source/edit.ts'

/** Writes the fold's edits. */
export function writeEdits(copy: string, edits: readonly FileChange[]): void {
  for (const { path, after, encoding } of edits) {
    const file = join(copy, path)
    if (after === null) {
      rmSync(file)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, encode(after, encoding))
  }
}

/** Applies edits to one file of a copy. */
export function mendFile(copy: string, path: string, edits: readonly TextEdit[]): void {
  const file = join(copy, path)
  writeFileSync(file, applyEdits(readFileSync(file, 'latin1'), edits), 'latin1')
}

/** The SHA-256 of each file as it is in a copy; null for one that is not there. */
export function digests(copy: string, paths: readonly string[]): ReadonlyMap<string, string | null> {
  return new Map(
    paths.map((path) => {
      const file = join(copy, path)
      if (!existsSync(file)) return [path, null]
      return [path, createHash('sha256').update(readFileSync(file)).digest('hex')]
    }),
  )
}
