import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Swap } from './change.ts'
import { removeFile } from './files.ts'
import { systemCode } from './system-error.ts'

/** A swap with the content to put in place; null where the file goes. */
export interface Replacement extends Swap {
  readonly content: Uint8Array | null
}

/**
 * Names the files beside a file that a swap needs.
 * @param run the journal's name for the run
 * @param label unlike that of everything else that the run does
 */
export function swapOf<T extends Omit<Swap, 'spare' | 'fresh'>>(
  change: T,
  run: string,
  label: string,
): T & Swap {
  // Short, whatever the file's own name: names have a limit.
  const name = join(dirname(change.file), `.stagefold-${run}-${label}`)
  return { ...change, spare: `${name}.old`, fresh: `${name}.new` }
}

/** What tells a file of a unit from all others that a run changes. */
export function unitLabel(unit: number, at: number): string {
  return `${unit}-${at}`
}

/**
 * Puts all contents in place. Everything that takes room on the disk is done before the first file changes: what
 * follows are renames and removals alone, and to take them back is more of these.
 *
 * Synchronous on purpose: no handler of a signal runs in its middle.
 * @param commit is called when all is done
 * @throws what went wrong; then some of the files may have changed, and `rollBack` takes them back
 */
export function swapAll(swaps: readonly Replacement[], commit: () => void): void {
  for (const swap of swaps) {
    if (swap.from !== null) keep(swap)
    if (swap.content !== null) stage(swap, swap.content)
  }
  for (const { content, fresh, file } of swaps) {
    if (content === null) removeFile(file)
    else renameSync(fresh, file)
  }
  commit()
}

/** Writes the content of a file to be, with the attributes of the one that has its name now. */
export function stage({ file, fresh, mode }: Swap, content: Uint8Array): void {
  const descriptor = openSync(fresh, 'wx', 0o666)
  try {
    for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at)
  } finally {
    closeSync(descriptor)
  }
  keepAttributes(file, fresh, mode)
}

/** @throws when one of them cannot be removed, after the others are */
export function removeTemporaries(swaps: readonly Swap[]): void {
  const errors: unknown[] = []
  for (const name of swaps.flatMap(({ spare, fresh }) => [spare, fresh])) {
    try {
      removeFile(name)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

/** The old content under a second name: no copy, so that it is the very file that can come back. */
function keep({ file, spare, mode }: Swap): void {
  try {
    linkSync(file, spare)
  } catch (error) {
    if (!withoutLinks.includes(systemCode(error) ?? '')) throw error
    copyFileSync(file, spare, constants.COPYFILE_EXCL)
    keepAttributes(file, spare, mode)
  }
}

/** A file system without hard links, or a file that the system lets only its owner link to. */
const withoutLinks = ['EPERM', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']

function keepAttributes(file: string, other: string, mode: number | null): void {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats !== undefined && (stats.uid !== process.getuid?.() || stats.gid !== process.getgid?.())) {
    // Only root can give a file away; anyone else's file is at least written.
    if (process.getuid?.() === 0) chownSync(other, stats.uid, stats.gid)
  }
  const wanted = mode ?? stats?.mode
  if (wanted !== undefined) chmodSync(other, wanted & 0o7777)
}
