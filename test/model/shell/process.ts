import { withoutLentRights, type Entry, type Owner } from '../files/entry.ts'
import { from } from '../files/path.ts'
import { Tree } from '../files/tree.ts'
import { checkAccess } from '../files/access.ts'
import { Failure } from '../failure.ts'
import { parent } from '../files/path.ts'

/** What a program runs in: the files that it sees, and on whose behalf. */
export interface Process {
  readonly tree: Tree
  cwd: string
  readonly variables: Map<string, string>
  readonly owner: Owner
  umask: number
}

export interface Call {
  readonly process: Process
  readonly args: readonly string[]
  readonly stdin: string
  print(text: string): void
}

/** Ends with a status; a Failure is status 1. */
export type Program = (call: Call) => number | void

export type Programs = ReadonlyMap<string, Program>

export function at(process: Process, word: string): string {
  return from(process.cwd, word)
}

/** Makes or replaces an entry, as this process may. */
export function put(process: Process, path: string, entry: Entry): void {
  const folder = process.tree.resolve(parent(path))
  if (process.tree.get(folder)?.type !== 'dir') throw new Failure(`${path}: No such file or directory`)
  checkAccess(process.tree, folder, process.owner, 'write')
  process.tree.set(path, entry)
}

/** Opens for writing, as `>` does: an existing file keeps its mode and owner. */
export function write(process: Process, word: string, content: string, append = false): void {
  const path = process.tree.resolve(at(process, word))
  const old = process.tree.get(path)
  if (old?.type === 'dir') throw new Failure(`${word}: Is a directory`)
  if (old?.type !== 'file') {
    put(process, path, { type: 'file', content, mode: 0o666 & ~process.umask, ...process.owner })
    return
  }
  checkAccess(process.tree, path, process.owner, 'write')
  const mode = process.owner.uid === 0 ? old.mode : withoutLentRights(old.mode)
  process.tree.set(path, { ...old, mode, content: append ? old.content + content : content })
}

export function read(process: Process, word: string): string {
  const entry = process.tree.look(at(process, word))
  if (entry?.type === 'dir') throw new Failure(`${word}: Is a directory`)
  if (entry?.type !== 'file') throw new Failure(`${word}: No such file or directory`)
  checkAccess(process.tree, process.tree.resolve(at(process, word)), process.owner, 'read')
  return entry.content
}
