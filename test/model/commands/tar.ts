import { Failure, Unmodelled } from '../failure.ts'
import { isArchive, pack, unpack, type Member } from '../files/archive.ts'
import { withoutXattrs } from '../files/entry.ts'
import { base, below, join, parent } from '../files/path.ts'
import type { Tree } from '../files/tree.ts'
import { at, put, read, write, type Process, type Program } from '../shell/process.ts'
import { options } from './options.ts'

export const tar: Program = ({ args, process, stdin, print }) => {
  const dashed = args[0]?.startsWith('-') ? args : [`-${args[0] ?? ''}`, ...args.slice(1)]
  const given = options('tar', dashed, 'cxzjJpv', 'fC')
  const archive = given.value('f') ?? '-'
  const folder = at(process, given.value('C') ?? '.')
  if (given.has('c')) {
    const packed = pack(given.words.flatMap((word) => members(process.tree, folder, word)))
    return archive === '-' ? print(packed) : write(process, archive, packed)
  }
  if (!given.has('x') || given.words.length > 0) throw new Unmodelled(`tar ${args.join(' ')}`)
  const content = archive === '-' ? stdin : read(process, archive)
  if (!isArchive(content)) throw new Failure('tar: this does not look like a tar archive')
  if (!process.tree.isDir(folder)) throw new Failure(`tar: ${folder}: No such file or directory`)
  extract(process, process.tree.resolve(folder), unpack(content))
}

/** A folder and all below it, or one file, with names as given. */
export function members(tree: Tree, folder: string, word: string): Member[] {
  const start = join(folder, word)
  if (!tree.get(start)) throw new Failure(`tar: ${word}: No such file or directory`)
  return tree.paths(start).map((path) => {
    const rest = below(path, start)
    return { name: path === start ? word : `${word}/${rest}`, entry: tree.get(path)! }
  })
}

function extract(process: Process, folder: string, all: readonly Member[]): void {
  for (const { name, entry } of all) {
    const path = join(folder, name)
    const above = process.tree.resolve(parent(path))
    const real = path === folder ? folder : join(above, base(path))
    const plain = withoutXattrs(entry)
    const owned = process.owner.uid === 0 ? plain : { ...plain, ...process.owner }
    if (process.tree.get(real)?.type === 'dir' && entry.type === 'dir') process.tree.set(real, owned)
    else {
      if (!process.tree.get(above)) mkdirs(process, above)
      put(process, real, owned)
    }
  }
}

function mkdirs(process: Process, path: string): void {
  if (process.tree.get(path)) return
  mkdirs(process, parent(path))
  put(process, path, { type: 'dir', mode: 0o777 & ~process.umask, ...process.owner })
}
