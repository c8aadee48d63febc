import { renameSync } from 'node:fs'
import type { Change, Entry, Fingerprint, Swap } from './change.ts'
import { currentFingerprint, removeFile } from './files.ts'
import type { Refusal } from './refusal.ts'
import { removeTemporaries, stage } from './swap.ts'

/** A swap that can be taken back, and with `before` also when the second name of the old content is gone. */
export type Former = Swap & Pick<Entry, 'before'>

/**
 * Takes back what was done of some swaps, and removes what they left beside the files. It may be stopped at any
 * moment and be done again.
 * @param rightful what files hold since other swaps, which stay as they are
 * @param lost files of the same unit that have no place any more
 * @returns why nothing was done: files that hold neither the old nor the new content, beside others with the new
 * @throws when the system fails; what was not done can be done later
 */
export function rollBack(
  swaps: readonly Former[],
  rightful: ReadonlyMap<string, Fingerprint> = new Map(),
  lost: readonly Pick<Change, 'path'>[] = [],
): readonly Refusal[] {
  const states = swaps.map((swap) => stateOf(swap, rightful.get(swap.file)))
  const strange = [...swaps.filter((_, at) => states[at] === 'strange'), ...lost]
  if (states.includes('new') && strange.length > 0)
    return strange.map(({ path }) => ({ path, reason: 'cut' }))
  for (const [at, swap] of swaps.entries()) if (states[at] === 'new') bringBack(swap)
  removeTemporaries(swaps)
  return []
}

function stateOf({ file, from, to }: Swap, rightful: Fingerprint | undefined) {
  const current = currentFingerprint(file)
  if (current === from || current === rightful) return 'old'
  return current === to ? 'new' : 'strange'
}

function bringBack(swap: Former): void {
  const { file, from, before, spare, fresh } = swap
  if (from === null) return removeFile(file)
  if (currentFingerprint(spare) === from) return renameSync(spare, file)
  if (before === null) throw new Error(`${spare} is gone`)
  // An earlier attempt may have been stopped while it wrote this one.
  removeFile(fresh)
  stage(swap, Buffer.from(before, 'base64'))
  renameSync(fresh, file)
}
