import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { PlacedChange } from './change.ts'

/**
 * Makes all the changes or none. Synchronous on purpose: no signal handler runs in its middle, so Ctrl-C
 * finds the files as they were or as they shall be.
 * @param commit is called when all bytes are safely on disk, just before the first file takes its new name
 * @throws what went wrong, after everything is as it was
 */
export function writeAll(changes: readonly PlacedChange[], commit: () => void = () => {}): void {
  const staged: { readonly change: PlacedChange; readonly temporary: string | null }[] = []
  const done: PlacedChange[] = []
  try {
    for (const change of changes) staged.push({ change, temporary: stage(change) })
    commit()
    for (const { change, temporary } of staged) {
      if (temporary === null) rmSync(change.file, { force: true })
      else renameSync(temporary, change.file)
      done.push(change)
    }
  } catch (error) {
    for (const { temporary } of staged) if (temporary !== null) rmSync(temporary, { force: true })
    for (const change of done.toReversed()) takeBack(change)
    throw error
  }
}

/** The new bytes in a file beside the old one, so that the rename stays within one file system. */
function stage(change: PlacedChange): string | null {
  if (change.after === null) return null
  const name = `.${basename(change.file)}.stagefold-${process.pid}`
  const temporary = join(dirname(change.file), name)
  const descriptor = openSync(temporary, 'wx', 0o666)
  try {
    writeFileSync(descriptor, change.after)
    fsyncSync(descriptor)
    closeSync(descriptor)
    keepAttributes(change, temporary)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  return temporary
}

function keepAttributes({ file, mode }: PlacedChange, temporary: string): void {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats !== undefined && (stats.uid !== process.getuid?.() || stats.gid !== process.getgid?.())) {
    // Only root can give a file away; anyone else's file is at least written.
    if (process.getuid?.() === 0) chownSync(temporary, stats.uid, stats.gid)
  }
  const wanted = mode ?? stats?.mode
  if (wanted !== undefined) chmodSync(temporary, wanted & 0o7777)
}

function takeBack(change: PlacedChange): void {
  const { before, after, mode } = change
  const temporary = stage({ ...change, before: after, after: before, ...(mode !== undefined && { mode }) })
  if (temporary === null) rmSync(change.file, { force: true })
  else renameSync(temporary, change.file)
}
