import { statSync } from 'node:fs'
import { encode } from '../project/decode.ts'
import type { FileChange } from '../result.ts'
import { fingerprint } from './change.ts'
import type { Change, Entry, Placed } from './change.ts'
import { changedSince, placeAll } from './place.ts'
import type { Refusal } from './refusal.ts'

/** A change that is ready to be made. */
export interface Prepared extends Entry, Placed {
  /** Null where the file goes. */
  readonly content: Uint8Array | null
}

/** Looks at every file of a unit: where it is, and whether it is what it was when it was read. */
export function prepare(
  root: string,
  edits: readonly FileChange[],
): { readonly files: readonly Prepared[]; readonly refusals: readonly Refusal[] } {
  const changes = edits.filter((edit) => edit.before !== edit.after).map(toChange)
  const { placed, refusals } = placeAll(root, changes)
  const { once, twice } = withoutTwins(placed)
  const all = [...refusals, ...twice, ...changedSince(once)]
  const mode = ({ file, from }: Change & Placed) => (from === null ? null : statSync(file).mode & 0o7777)
  return {
    files: all.length > 0 ? [] : once.map((change) => ({ ...change, mode: mode(change) })),
    refusals: all,
  }
}

function toChange({ path, before, after, encoding }: FileChange) {
  const bytes = (text: string | null) => (text === null ? null : encode(text, encoding))
  const [old, content] = [bytes(before), bytes(after)]
  return {
    path,
    from: fingerprint(old),
    to: fingerprint(content),
    before: old === null ? null : Buffer.from(old).toString('base64'),
    content,
  }
}

/** A file may be named twice, by a link and by its own name. */
function withoutTwins<T extends Change & Placed>(changes: readonly T[]) {
  const byFile = new Map<string, T>()
  const twice: Refusal[] = []
  for (const change of changes) {
    const twin = byFile.get(change.file)
    if (twin === undefined) byFile.set(change.file, change)
    else if (twin.to !== change.to) twice.push({ path: change.path, reason: 'twice' })
  }
  return { once: [...byFile.values()], twice }
}
