import { Failure } from '../failure.ts'
import { checkAccess } from '../files/access.ts'
import { type Entry, withoutLentRights, withoutXattrs } from '../files/entry.ts'
import { base, join, parent } from '../files/path.ts'
import { at, put, type Process, type Program } from '../shell/process.ts'
import { options } from './options.ts'

interface Manner {
  readonly follow: boolean
  readonly recursive: boolean
  readonly preserve: boolean
}

export const cp: Program = ({ args, process }) => {
  const given = options('cp', args, 'rRapPLHdfvT')
  const archive = given.has('a')
  const recursive = archive || given.has('r', 'R')
  const follow = given.has('L') || (!recursive && !given.has('P', 'd'))
  const manner = { recursive, follow, preserve: archive || given.has('p') }
  for (const [source, target] of pairs('cp', given.words, process)) {
    const named = given.has('H') ? process.tree.resolve(source, 'follow') : source
    copyTo(process, named, target, manner)
  }
}

export const mv: Program = ({ args, process }) => {
  const given = options('mv', args, 'fnv')
  for (const [source, target] of pairs('mv', given.words, process)) {
    const from = process.tree.resolve(source, 'keep')
    const entry = process.tree.get(from)
    if (!entry) throw new Failure(`mv: ${source}: No such file or directory`)
    const to = process.tree.resolve(target, 'keep')
    if (to === from) throw new Failure(`mv: ${source} and ${target} are the same file`)
    const there = process.tree.get(to)
    if (there?.type === 'dir' && process.tree.names(to).length > 0)
      throw new Failure(`mv: ${target}: Directory not empty`)
    if (there && (there.type === 'dir') !== (entry.type === 'dir'))
      throw new Failure(`mv: ${target}: cannot overwrite`)
    checkAccess(process.tree, parent(from), process.owner, 'write')
    const moved = process.tree
      .paths(from)
      .map((path) => [path.slice(from.length), process.tree.get(path)!] as const)
    process.tree.delete(from)
    put(process, to, entry)
    for (const [rest, each] of moved) process.tree.set(to + rest, each)
  }
}

/** Into an existing folder under the own name, else to the name given. */
function pairs(program: string, words: readonly string[], process: Process): [string, string][] {
  const sources = words.slice(0, -1)
  const last = words.at(-1) ?? ''
  const target = at(process, last)
  const into = process.tree.isDir(target)
  if (sources.length === 0) throw new Failure(`${program}: missing operand`)
  if (!into && sources.length > 1) throw new Failure(`${program}: ${last}: is not a directory`)
  return sources.map((source) => {
    const path = at(process, source)
    if (!into && last.endsWith('/') && !process.tree.isDir(path))
      throw new Failure(`${program}: ${last}: not a directory`)
    // `cp -r d/. e` copies into e itself, because e/. is e.
    const name = source.endsWith('/.') || source === '.' ? '.' : base(path)
    return [path, into ? join(target, name) : target]
  })
}

function copyTo(process: Process, source: string, target: string, manner: Manner): void {
  const from = process.tree.resolve(source, manner.follow ? 'follow' : 'keep')
  const entry = process.tree.get(from)
  if (!entry) throw new Failure(`cp: ${source}: No such file or directory`)
  if (entry.type === 'dir' && !manner.recursive) throw new Failure(`cp: omitting directory '${source}'`)
  if (entry.type === 'dir') return copyFolder(process, from, target, manner)
  const to = entry.type === 'link' ? process.tree.resolve(target, 'keep') : process.tree.resolve(target)
  const there = process.tree.get(to)
  if (there?.type === 'dir') throw new Failure(`cp: cannot overwrite directory '${target}'`)
  if (entry.type === 'file' && there?.type === 'file' && !manner.preserve) {
    checkAccess(process.tree, to, process.owner, 'write')
    process.tree.set(to, { ...there, content: entry.content })
    return
  }
  put(process, to, asCopied(entry, process, manner))
}

function copyFolder(process: Process, from: string, target: string, manner: Manner): void {
  const entry = process.tree.get(from)!
  const to = process.tree.resolve(target)
  const there = process.tree.get(to)
  if (there && there.type !== 'dir') throw new Failure(`cp: cannot overwrite non-directory '${target}'`)
  if (!there || manner.preserve) {
    const made = asCopied(entry, process, manner)
    if (there) process.tree.set(to, made)
    else put(process, to, made)
  }
  for (const name of process.tree.names(from)) copyTo(process, join(from, name), join(to, name), manner)
}

function asCopied(entry: Entry, process: Process, manner: Manner): Entry {
  const plain = withoutXattrs(entry)
  if (manner.preserve && process.owner.uid === 0) return entry
  if (manner.preserve)
    return {
      ...plain,
      ...process.owner,
      mode: sameOwner(entry, process) ? entry.mode : withoutLentRights(entry.mode),
    }
  const mode = entry.type === 'link' ? 0o777 : entry.mode & 0o1777 & ~process.umask
  return { ...plain, ...process.owner, mode }
}

function sameOwner(entry: Entry, process: Process): boolean {
  return entry.uid === process.owner.uid && entry.gid === process.owner.gid
}
