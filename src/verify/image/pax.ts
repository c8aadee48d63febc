import { ImageError } from './bytes.ts'

/** PAX records as latin1 strings: extended attributes hold arbitrary bytes, which UTF-8 would not bring back. */
export type PaxRecords = Readonly<Record<string, string>>

const XATTR = 'SCHILY.xattr.'

/** Reads the body of a PAX header: records of the form `LENGTH KEY=VALUE\n`, where LENGTH counts the record. */
export function parsePax(body: Uint8Array): PaxRecords {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
  const records: Record<string, string> = {}
  let offset = 0
  while (offset < text.length) {
    const space = text.indexOf(' ', offset)
    const length = Number(text.slice(offset, space))
    const end = offset + length
    const equals = text.indexOf('=', space)
    if (space < 0 || !(length > 0) || end > text.length || equals < 0 || equals >= end) {
      throw new ImageError('the archive has a damaged PAX header')
    }
    records[text.slice(space + 1, equals)] = text.slice(equals + 1, end - 1)
    offset = end
  }
  return records
}

/** A record's bytes as the text that they stand for; bytes that are no UTF-8 stay as they are. */
export function paxText(record: string): string {
  return decodeText(Buffer.from(record, 'latin1'))
}

/** Extended attributes with their values in hexadecimal, sorted by name. */
export function paxXattrs(records: PaxRecords): Record<string, string> {
  const names = Object.keys(records).filter((key) => key.startsWith(XATTR))
  return Object.fromEntries(
    names
      .sort()
      .map((key) => [key.slice(XATTR.length), Buffer.from(records[key]!, 'latin1').toString('hex')]),
  )
}

/** UTF-8 where it is UTF-8, else latin1, so that two different names never become one. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  }
}
