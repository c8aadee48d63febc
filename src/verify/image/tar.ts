import { type Bytes, ImageError, slice } from './bytes.ts'
import { decodeText, parsePax, type PaxRecords, paxText, paxXattrs } from './pax.ts'
import type { EntryType } from './types.ts'

/** One member of a tar archive, with its names as the archive has them. */
export interface TarMember {
  readonly name: string
  /** `hardlink`: another name for the member called `linkname`. */
  readonly type: EntryType | 'hardlink'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly linkname: string
  readonly devmajor: number
  readonly devminor: number
  readonly xattrs: Readonly<Record<string, string>>
  readonly data: Bytes
}

const BLOCK = 512

const DAMAGED = 'this is no tar archive, or it is damaged'

const TYPES: Readonly<Record<string, TarMember['type']>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
  '7': 'file',
}

/**
 * The members of a tar archive in order: ustar with PAX and GNU long names, which is all that container engines
 * write. `modern-tar` is not used because it drops device numbers and decodes the values of extended attributes
 * as UTF-8: two files with different capabilities could look the same.
 */
export function* readTar(bytes: Bytes): Generator<TarMember> {
  let pax: PaxRecords = {}
  let longName: string | undefined
  let longLink: string | undefined
  let offset = 0
  while (offset + BLOCK <= bytes.size) {
    const header = bytes.read(offset, BLOCK)
    if (header.every((byte) => byte === 0)) return
    checkSum(header)
    const flag = String.fromCharCode(header[156]!)
    const size = flag !== 'x' && pax['size'] !== undefined ? Number(pax['size']) : number(header, 124, 12)
    const start = offset + BLOCK
    if (start + size > bytes.size) throw new ImageError('the archive is cut short')
    const data = slice(bytes, start, size)
    offset = start + Math.ceil(size / BLOCK) * BLOCK
    if (flag === 'x') pax = parsePax(data.read(0, size))
    else if (flag === 'L') longName = text(data.read(0, size), 0, size)
    else if (flag === 'K') longLink = text(data.read(0, size), 0, size)
    else if (flag !== 'g') {
      yield member(header, flag, data, pax, longName, longLink)
      pax = {}
      longName = longLink = undefined
    }
  }
}

function member(
  header: Uint8Array,
  flag: string,
  data: Bytes,
  pax: PaxRecords,
  longName: string | undefined,
  longLink: string | undefined,
): TarMember {
  const type = TYPES[flag]
  if (type === undefined)
    throw new ImageError(`the archive has a member of the unknown type ${JSON.stringify(flag)}`)
  if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse.'))) {
    throw new ImageError('the archive has a sparse member, which no container engine writes')
  }
  const isDevice = type === 'character' || type === 'block'
  return {
    name: pax['path'] === undefined ? (longName ?? ustarName(header)) : paxText(pax['path']),
    type,
    mode: number(header, 100, 8) & 0o7777,
    uid: pax['uid'] === undefined ? number(header, 108, 8) : Number(pax['uid']),
    gid: pax['gid'] === undefined ? number(header, 116, 8) : Number(pax['gid']),
    linkname: pax['linkpath'] === undefined ? (longLink ?? text(header, 157, 100)) : paxText(pax['linkpath']),
    devmajor: isDevice ? number(header, 329, 8) : 0,
    devminor: isDevice ? number(header, 337, 8) : 0,
    xattrs: paxXattrs(pax),
    data,
  }
}

// GNU archives keep times where ustar keeps the prefix; only the magic tells which of the two it is.
function ustarName(header: Uint8Array): string {
  const name = text(header, 0, 100)
  const prefix = text(header, 257, 6) === 'ustar' ? text(header, 345, 155) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length)
  const end = field.indexOf(0)
  return decodeText(end < 0 ? field : field.subarray(0, end))
}

function number(header: Uint8Array, start: number, length: number): number {
  const field = header.subarray(start, start + length)
  // GNU's base 256, for what does not fit into octal digits.
  if (field[0]! & 0x80)
    return field.reduce((value, byte, i) => value * 256 + (i === 0 ? byte & 0x7f : byte), 0)
  const digits = text(field, 0, length).trim()
  if (!/^[0-7]*$/.test(digits)) throw new ImageError(DAMAGED)
  return digits === '' ? 0 : parseInt(digits, 8)
}

function checkSum(header: Uint8Array): void {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0)
  if (sum !== number(header, 148, 8)) throw new ImageError(DAMAGED)
}
