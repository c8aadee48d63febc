import { accessSync, constants, lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { Change, Placed } from './change.ts'
import { currentFingerprint } from './files.ts'
import type { Reason, Refusal } from './refusal.ts'

/** Settles where changes go; the refusals are those that have no place. */
export function placeAll<T extends Change>(
  root: string,
  changes: readonly T[],
): { readonly placed: readonly (T & Placed)[]; readonly refusals: readonly Refusal[] } {
  const real = realPath(root)
  const placed: (T & Placed)[] = []
  const refusals: Refusal[] = []
  for (const change of changes) {
    const file = real === null ? 'no-directory' : placeOf(root, real, change)
    if (isReason(file)) refusals.push({ path: change.path, reason: file })
    else placed.push({ ...change, file })
  }
  return { placed, refusals }
}

/** Changes that would meet another content than the one that they were made from. */
export function changedSince(changes: readonly (Change & Placed)[]): readonly Refusal[] {
  return changes
    .filter(({ file, from }) => currentFingerprint(file) !== from)
    .map(({ path }) => ({ path, reason: 'changed' }))
}

/**
 * Where a change goes on disk, or why it cannot go there. A link within the project stays a link: the file
 * that it stands for is the one that is written.
 */
function placeOf(root: string, real: string, { path, to }: Change): string | Reason {
  const named = join(root, path)
  const parent = realPath(dirname(named))
  if (parent === null) return 'no-directory'
  const link = isLink(join(parent, basename(named)))
  const file = link ? realPath(named) : join(parent, basename(named))
  if (file === null || !file.startsWith(real + sep)) return 'outside'
  if (link && to === null) return 'link'
  return isWritable(file) ? file : 'read-only'
}

/** Places are absolute. */
function isReason(place: string | Reason): place is Reason {
  return !place.includes(sep)
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path)
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
