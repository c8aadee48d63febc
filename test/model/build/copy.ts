import { Failure } from '../failure.ts'
import { isArchive, unpack } from '../files/archive.ts'
import { chowned, dir, root, withoutXattrs, type Entry, type Owner } from '../files/entry.ts'
import { base, below, join, parent } from '../files/path.ts'
import type { Tree } from '../files/tree.ts'
import type { Builder } from './request.ts'
import { findSources } from './sources.ts'

export interface Copy {
  readonly builder: Builder
  readonly from: Tree
  readonly sources: readonly string[]
  readonly to: Tree
  /** Absolute; a `/` at its end, or what is the same as one, is told by `intoFolder`. */
  readonly destination: string
  readonly intoFolder: boolean
  /** Null keeps the owners of the source. */
  readonly owner: Owner | null
  /** Of the folders that have to be made. */
  readonly chown: Owner | null
  readonly chmod: number | null
  readonly unpacks: boolean
}

export function copy(job: Copy): void {
  const sources = findSources(job.from, job.sources, job.builder)
  // BuildKit copies one over the other.
  if (sources.length > 1 && !job.intoFolder && job.builder === 'classic') {
    throw new Failure(
      'When using COPY with more than one source file, the destination must be a directory and end with a /',
    )
  }
  for (const source of sources) copyOne(job, source)
}

function copyOne(job: Copy, source: string): void {
  const real = job.from.resolve(source)
  const entry = job.from.get(real)!
  const target = job.to.resolve(job.destination)
  if (entry.type === 'dir') {
    makeFolder(job, target, true)
    for (const path of job.from.paths(real)) {
      if (path !== real) place(job, join(target, below(path, real)), job.from.get(path)!)
    }
    return
  }
  if (job.unpacks && entry.type === 'file' && isArchive(entry.content))
    return unpackInto(job, target, entry.content)
  const into = job.intoFolder || job.to.get(target)?.type === 'dir'
  const path = job.to.resolve(into ? join(target, base(source)) : target)
  makeFolder(job, parent(path), false)
  // Classic copies a file by itself without its capabilities, and within a folder with them.
  place(job, path, job.builder === 'classic' ? withoutXattrs(entry) : entry)
}

/** Sources' folders merge with those that are there; everything else replaces. */
function place(job: Copy, path: string, entry: Entry): void {
  const there = job.to.get(path)
  if (there && (there.type === 'dir') !== (entry.type === 'dir'))
    throw new Failure(`cannot copy over ${path}`)
  job.to.set(path, arriving(job, entry))
}

function arriving(job: Copy, entry: Entry): Entry {
  const mode = job.chmod !== null && entry.type !== 'link' ? { mode: job.chmod } : {}
  if (job.owner === null) return { ...entry, ...mode }
  // BuildKit sets the mode, and even capabilities, after the owner.
  if (job.builder === 'classic') return chowned(entry, job.owner)
  return { ...entry, ...job.owner, ...mode }
}

/** BuildKit gives every folder that it makes to `--chown`; classic only the last one when a folder is copied. */
function makeFolder(job: Copy, path: string, ofFolder: boolean): void {
  const there = job.to.get(path)
  if (there?.type === 'dir') return
  if (there) throw new Failure(`${path} is not a directory`)
  const real = job.to.resolve(path)
  if (real !== path) return makeFolder(job, real, ofFolder)
  makeFolder(ofFolder && job.builder === 'classic' ? { ...job, chown: null } : job, parent(path), false)
  job.to.set(path, dir(0o755, job.chown ?? root))
}

/** Owners come from the archive whatever `--chown` says, and its own top folder changes nothing. */
function unpackInto(job: Copy, target: string, content: string): void {
  const bare = { ...job, chown: null }
  makeFolder(job.builder === 'classic' ? bare : job, target, true)
  for (const { name, entry } of unpack(content)) {
    const path = join(target, name)
    if (path === target) continue
    makeFolder(bare, parent(path), true)
    job.to.set(path, entry)
  }
}
