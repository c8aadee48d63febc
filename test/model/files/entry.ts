export interface Owner {
  readonly uid: number
  readonly gid: number
}

export const root: Owner = { uid: 0, gid: 0 }

interface Common extends Owner {
  readonly mode: number
  /** Extended attributes; file capabilities stand under `security.capability`. */
  readonly xattrs?: Readonly<Record<string, string>>
}

export interface FileEntry extends Common {
  readonly type: 'file'
  readonly content: string
}

export interface DirEntry extends Common {
  readonly type: 'dir'
}

export interface LinkEntry extends Common {
  readonly type: 'link'
  readonly target: string
}

export interface FifoEntry extends Common {
  readonly type: 'fifo'
}

export type Entry = FileEntry | DirEntry | LinkEntry | FifoEntry

export function file(content: string, mode = 0o644, owner = root): FileEntry {
  return { type: 'file', content, mode, uid: owner.uid, gid: owner.gid }
}

export function dir(mode = 0o755, owner = root): DirEntry {
  return { type: 'dir', mode, uid: owner.uid, gid: owner.gid }
}

export function link(target: string, owner = root): LinkEntry {
  return { type: 'link', target, mode: 0o777, uid: owner.uid, gid: owner.gid }
}

/** What chown(2) leaves: the bits that lend rights, and capabilities, do not survive a new owner. */
export function chowned(entry: Entry, owner: Owner): Entry {
  const moved = { ...entry, uid: owner.uid, gid: owner.gid }
  return entry.type === 'file' ? { ...withoutXattrs(moved), mode: withoutLentRights(entry.mode) } : moved
}

export function withoutXattrs<T extends Entry>(entry: T): T {
  const plain = { ...entry }
  delete (plain as { xattrs?: unknown }).xattrs
  return plain
}

/** A setgid bit without group execution means locking, not lending, and stays. */
export function withoutLentRights(mode: number): number {
  return mode & 0o010 ? mode & ~0o6000 : mode & ~0o4000
}
