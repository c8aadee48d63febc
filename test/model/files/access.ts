import { Failure } from '../failure.ts'
import type { Owner } from './entry.ts'
import { parent } from './path.ts'
import type { Tree } from './tree.ts'

const wanted = { read: 4, write: 2, search: 1 }

/** The path is resolved. The superuser may do everything. */
export function checkAccess(tree: Tree, path: string, owner: Owner, want: keyof typeof wanted): void {
  if (owner.uid === 0) return
  for (let folder = path; folder !== '/';) {
    folder = parent(folder)
    if (!allows(tree, folder, owner, wanted.search)) throw new Failure(`${path}: Permission denied`)
  }
  if (!allows(tree, path, owner, wanted[want])) throw new Failure(`${path}: Permission denied`)
}

function allows(tree: Tree, path: string, owner: Owner, bit: number): boolean {
  const entry = tree.get(path)
  if (!entry) return true
  const shift = entry.uid === owner.uid ? 6 : entry.gid === owner.gid ? 3 : 0
  return ((entry.mode >> shift) & bit) !== 0
}
