import { createHash } from 'node:crypto'

/** Something whose place on disk is settled. */
export interface Placed {
  /** From the project's root. */
  readonly path: string
  /** Absolute, links resolved. */
  readonly file: string
}

/** Tells contents apart: the SHA-256 of a file's bytes in hexadecimal digits; null where there is no file. */
export type Fingerprint = string | null

/** A file's change from one content to another, which are known by their fingerprints. */
export interface Change {
  /** From the project's root. */
  readonly path: string
  readonly from: Fingerprint
  readonly to: Fingerprint
}

/** A change as a journal keeps it. */
export interface Entry extends Change {
  /** What `from` stands for, in base64: a file need not be text in any encoding. */
  readonly before: string | null
  /** Permission bits of the file before; null where there was none. */
  readonly mode: number | null
}

/** A change that is made by names: the old content gets a second one, the new content a first one of its own. */
export interface Swap extends Change, Placed {
  /** Permission bits for the file; null: those of the file that is there, or the usual ones. */
  readonly mode: number | null
  /** Beside the file: its old content. */
  readonly spare: string
  /** Beside the file: its new content, until it takes the file's name. */
  readonly fresh: string
}

export function fingerprint(bytes: Uint8Array | null): Fingerprint {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
}
