import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { encode } from '../project/decode.ts'
import type { FileChange } from '../result.ts'
import type { TextEdit } from '../source/span.ts'
import { applyEdits } from '../source/edit.ts'

/**
 * Copies a project with its modes and links.
 * @param withGit also `.git`, which may be large and which few builds look at
 */
export function copyProject(root: string, copy: string, withGit: boolean): void {
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    // Costs nothing where the file system shares blocks.
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => isCopied(source) && (withGit || relative(root, source) !== '.git'),
  })
}

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

/** Sockets and the like cannot be copied, and no build context has them. */
function isCopied(source: string): boolean {
  const stats = lstatSync(source)
  return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
}
