import { statSync } from 'node:fs'
import { encode } from '../project/decode.ts'
import type { FileChange } from '../result.ts'
import type { ByteChange, PlacedChange } from './change.ts'
import { unsafePaths } from './git.ts'
import { journalPath, readJournal, removeJournal, writeJournal } from './journal.ts'
import { changedSince, placeAll } from './place.ts'
import type { Refusal } from './refusal.ts'
import { writeAll } from './transaction.ts'

export interface WriterOptions {
  /** Write over what git could not bring back. */
  readonly allowDirty?: boolean
  /** Where the user's state is kept, for a journal outside of git. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Writes one pipeline's files; an empty list says that they are written, any other that none is. */
export type Writer = (edits: readonly FileChange[]) => readonly Refusal[]

/**
 * Starts a write to the project at `root`. All pipelines that go through one writer are one entry of the
 * journal, which replaces the one before: `undo` takes them back together.
 */
export function createWriter(root: string, options: WriterOptions): Writer {
  let journal: string | undefined
  let written: readonly ByteChange[] = []
  return (edits) => {
    const changes = edits.filter((edit) => edit.before !== edit.after).map(toBytes)
    const { placed, refusals: unplaced } = placeAll(root, changes)
    const refusals = [...unplaced, ...guard(root, placed, options.allowDirty ?? false)]
    if (refusals.length > 0) return refusals
    journal ??= journalPath(root, options.env)
    const kept = placed.map(withMode)
    const path = journal
    const earlier = written.length === 0 ? readOld(path) : written
    try {
      writeAll(kept, () => writeJournal(path, root, [...written, ...kept]))
    } catch (error) {
      restoreJournal(path, root, earlier)
      return [{ path: edits[0]?.path ?? '', reason: 'failed', detail: String(error) }]
    }
    written = [...written, ...kept]
    return []
  }
}

function guard(root: string, placed: readonly PlacedChange[], allowDirty: boolean): readonly Refusal[] {
  const changed = changedSince(placed)
  if (changed.length > 0 || allowDirty) return changed
  const existing = placed.filter((change) => change.before !== null)
  return unsafePaths(
    root,
    existing.map((change) => change.path),
  )
}

function toBytes({ path, before, after, encoding }: FileChange): ByteChange {
  const bytes = (text: string | null) => (text === null ? null : encode(text, encoding))
  return { path, before: bytes(before), after: bytes(after) }
}

/** A deleted file's mode is in no file any more: the journal has to keep it. */
function withMode(change: PlacedChange): PlacedChange {
  return change.before === null ? change : { ...change, mode: statSync(change.file).mode & 0o7777 }
}

function readOld(path: string): readonly ByteChange[] {
  try {
    return readJournal(path) ?? []
  } catch {
    return []
  }
}

function restoreJournal(path: string, root: string, earlier: readonly ByteChange[]): void {
  try {
    if (earlier.length === 0) removeJournal(path)
    else writeJournal(path, root, earlier)
  } catch {
    // The journal then names files that are as they were, which `undo` takes for done.
  }
}
