import { accessSync, constants, lstatSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { sameBytes } from './change.ts'
import type { ByteChange, PlacedChange } from './change.ts'
import type { Reason, Refusal } from './refusal.ts'
import { systemCode } from './system-error.ts'

/** Settles where changes go; the refusals are those that have no place. */
export function placeAll(
  root: string,
  changes: readonly ByteChange[],
): { readonly placed: readonly PlacedChange[]; readonly refusals: readonly Refusal[] } {
  const results = changes.map((change) => placeChange(root, change))
  return {
    placed: results.flatMap((result) => ('reason' in result ? [] : [result])),
    refusals: results.flatMap((result) => ('reason' in result ? [result] : [])),
  }
}

/** The file's bytes now; null when there is none. */
export function currentBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Changes that would meet other bytes than those that they were made from. */
export function changedSince(placed: readonly PlacedChange[]): readonly Refusal[] {
  return placed
    .filter((change) => !sameBytes(currentBytes(change.file), change.before))
    .map(({ path }) => ({ path, reason: 'changed' }))
}

/**
 * Where a change goes on disk, or why it cannot go there. A link within the project stays a link: the file
 * that it stands for is the one that is written.
 */
function placeChange(root: string, change: ByteChange): PlacedChange | Refusal {
  const named = join(root, change.path)
  const parent = realPath(dirname(named))
  if (parent === null) return refuse(change, 'no-directory')
  const link = isLink(join(parent, basename(named)))
  const file = link ? realPath(named) : join(parent, basename(named))
  if (file === null || !file.startsWith(realpathSync(root) + sep)) return refuse(change, 'outside')
  if (link && change.after === null) return refuse(change, 'link')
  return isWritable(file) ? { ...change, file } : refuse(change, 'read-only')
}

function refuse({ path }: ByteChange, reason: Reason): Refusal {
  return { path, reason }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** A rename would replace a read-only file, and root may write every file: the mode says what is wanted. */
function isWritable(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats !== undefined && (stats.mode & 0o222) === 0) return false
  try {
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}
