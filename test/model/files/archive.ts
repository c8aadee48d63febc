import type { Entry } from './entry.ts'

/** A tar archive is a file's content with this at its start: the model has no bytes of its own. */
const magic = 'TAR\u0000'

export interface Member {
  /** `dist/a`, `./a`, or `.` for the folder itself. */
  readonly name: string
  readonly entry: Entry
}

export function pack(members: readonly Member[]): string {
  return magic + JSON.stringify(members)
}

export function isArchive(content: string): boolean {
  return content.startsWith(magic)
}

export function unpack(content: string): Member[] {
  return JSON.parse(content.slice(magic.length)) as Member[]
}
