import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Bytes of which any part can be read: archives of gigabytes are never held in memory whole. */
export interface Bytes {
  readonly size: number
  read(offset: number, length: number): Uint8Array
}

/** Something that went wrong with an archive, in words for the person who passed it. */
export class ImageError extends Error {
  override name = 'ImageError'
}

const CHUNK = 1 << 20

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Uint8Array): Bytes {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }
}

/** Opens a file for as long as `use` runs. */
export function withFileBytes<T>(path: string, use: (bytes: Bytes) => T): T {
  const file = openSync(path, 'r')
  try {
    return use({ size: fstatSync(file).size, read: (offset, length) => readFully(file, offset, length) })
  } finally {
    closeSync(file)
  }
}

/** A window on other bytes, with its own offsets. */
export function slice(bytes: Bytes, start: number, size: number): Bytes {
  return {
    size,
    read: (offset, length) => bytes.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  }
}

/** The bytes in pieces, in order. */
export function* chunks(bytes: Bytes): Generator<Uint8Array> {
  for (let offset = 0; offset < bytes.size; offset += CHUNK) {
    yield bytes.read(offset, Math.min(CHUNK, bytes.size - offset))
  }
}

function readFully(file: number, offset: number, length: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, offset + filled)
    if (count === 0) break
    filled += count
  }
  return buffer.subarray(0, filled)
}
