import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { type Bytes, chunks, ImageError } from './bytes.ts'
import { readTar, type TarMember } from './tar.ts'
import type { Entry } from './types.ts'

type Inode = Omit<Entry, 'hardlink'>
type Tree = Map<string, Inode>

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** Lays an image's layers over each other as an engine does, and gives what a container would see. */
export function flatten(layers: readonly Bytes[]): Map<string, Entry> {
  const tree: Tree = new Map()
  for (const layer of layers) applyLayer(tree, layer)
  return withHardlinks(tree)
}

function applyLayer(tree: Tree, layer: Bytes): void {
  // Whiteouts take away what lower layers brought, never what their own layer brings, in whichever order.
  const own = new Set<string>()
  for (const member of readTar(layer)) {
    const path = posix.join('/', member.name).replace(/(.)\/$/, '$1')
    const name = posix.basename(path)
    if (name === OPAQUE) removeBelow(tree, posix.dirname(path), own)
    else if (name.startsWith(`${WHITEOUT}${WHITEOUT}`)) continue
    else if (name.startsWith(WHITEOUT))
      remove(tree, join(posix.dirname(path), name.slice(WHITEOUT.length)), own)
    else put(tree, path, member, own)
  }
}

function put(tree: Tree, path: string, member: TarMember, own: Set<string>): void {
  const inode = member.type === 'hardlink' ? tree.get(posix.join('/', member.linkname)) : inodeOf(member)
  if (inode === undefined)
    throw new ImageError(`${path} is a hard link to ${member.linkname}, which is not there`)
  if (inode.type !== 'directory' && tree.get(path)?.type === 'directory') removeBelow(tree, path, new Set())
  tree.set(path, inode)
  own.add(path)
}

function remove(tree: Tree, path: string, own: ReadonlySet<string>): void {
  const isLeaf = tree.has(path) && tree.get(path)!.type !== 'directory'
  if (!own.has(path)) tree.delete(path)
  if (!isLeaf) removeBelow(tree, path, own)
}

function removeBelow(tree: Tree, directory: string, own: ReadonlySet<string>): void {
  const prefix = join(directory, '')
  for (const path of tree.keys()) {
    if (path !== directory && path.startsWith(prefix) && !own.has(path)) tree.delete(path)
  }
}

function join(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`
}

function inodeOf(member: TarMember): Inode {
  const isFile = member.type === 'file'
  return {
    type: member.type as Entry['type'],
    mode: member.mode,
    uid: member.uid,
    gid: member.gid,
    size: isFile ? member.data.size : 0,
    digest: isFile ? sha256(member.data) : null,
    link: member.type === 'symlink' ? member.linkname : null,
    devmajor: member.devmajor,
    devminor: member.devminor,
    xattrs: member.xattrs,
  }
}

function sha256(bytes: Bytes): string {
  const hash = createHash('sha256')
  for (const chunk of chunks(bytes)) hash.update(chunk)
  return hash.digest('hex')
}

function withHardlinks(tree: Tree): Map<string, Entry> {
  const paths = [...tree.keys()].sort()
  const first = new Map<Inode, string>()
  const shared = new Set<Inode>()
  for (const path of paths) {
    const inode = tree.get(path)!
    if (first.has(inode)) shared.add(inode)
    else first.set(inode, path)
  }
  return new Map(
    paths.map((path) => {
      const inode = tree.get(path)!
      return [path, { ...inode, hardlink: shared.has(inode) ? first.get(inode)! : null }]
    }),
  )
}
