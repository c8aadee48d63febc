import type { TextFile } from './project.ts'

// `ignoreBOM` keeps a byte order mark in the text: offsets and rewritten bytes have to agree with the file.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes to text in the one of two encodings that gives the same bytes back. */
export function decode(bytes: Uint8Array): TextFile {
  const binary = bytes.includes(0)
  try {
    return { text: utf8.decode(bytes), encoding: 'utf8', binary }
  } catch {
    return { text: latin1(bytes), encoding: 'latin1', binary }
  }
}

/** Text to the bytes that `decode` read it from. */
export function encode(text: string, encoding: TextFile['encoding']): Uint8Array {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** TextDecoder's `latin1` is windows-1252, which moves 27 bytes to other code points. */
function latin1(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return chunks.join('')
}
