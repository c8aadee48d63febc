import { posix } from 'node:path'
import { type Bytes, ImageError } from './bytes.ts'
import { decodeText } from './pax.ts'
import { readTar, type TarMember } from './tar.ts'

/** The files of an archive by name. */
export interface Archive {
  has(name: string): boolean
  bytes(name: string): Bytes
  json(name: string): unknown
}

/** Indexes a saved image's outer archive; nothing but its headers is read. */
export function openArchive(bytes: Bytes): Archive {
  const members = new Map<string, TarMember>()
  for (const member of readTar(bytes)) members.set(posix.normalize(member.name), member)
  const open = (name: string): Bytes => {
    const found = resolve(members, posix.normalize(name))
    if (found === undefined) throw new ImageError(`the archive has no ${name}`)
    return found.data
  }
  return {
    has: (name) => resolve(members, posix.normalize(name)) !== undefined,
    bytes: open,
    json: (name) => parse(name, open(name)),
  }
}

// Docker before 25 writes a layer that an image has twice as a link to the first one.
function resolve(members: ReadonlyMap<string, TarMember>, name: string): TarMember | undefined {
  let path = name
  for (let hops = 0; hops < 8; hops++) {
    const member = members.get(path)
    if (member?.type === 'symlink') path = posix.join(posix.dirname(path), member.linkname)
    else if (member?.type === 'hardlink') path = posix.normalize(member.linkname)
    else return member?.type === 'file' ? member : undefined
  }
  return undefined
}

function parse(name: string, bytes: Bytes): unknown {
  try {
    return JSON.parse(decodeText(bytes.read(0, bytes.size)))
  } catch {
    throw new ImageError(`${name} of the archive is no JSON`)
  }
}
