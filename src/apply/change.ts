/** One file's bytes before and after; null where there is no file. */
export interface ByteChange {
  /** From the project's root. */
  readonly path: string
  readonly before: Uint8Array | null
  readonly after: Uint8Array | null
  /** Permission bits for the file that is written; those of the file before, and the usual ones without this. */
  readonly mode?: number
}

/** A change whose place on disk is settled. */
export interface PlacedChange extends ByteChange {
  /** Absolute, links resolved. */
  readonly file: string
}

export function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0
}
