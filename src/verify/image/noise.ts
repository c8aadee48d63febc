import { posix } from 'node:path'
import type { Entry } from './types.ts'

const MOUNT_POINTS = new Set(['/dev', '/proc', '/sys'])
const ENGINE_FILES = new Set(['/etc/hosts', '/etc/hostname', '/etc/resolv.conf'])

type Files = ReadonlyMap<string, Entry>

/**
 * A tree without what an engine leaves behind in the images that it builds: mount points and the files that it
 * mounts over, where they are empty. An `/etc` that holds nothing else is of its making, too.
 */
export function withoutNoise(files: Files): Files {
  const parents = new Set([...files.keys()].map(posix.dirname))
  const kept = new Map([...files].filter(([path, entry]) => !isNoise(path, entry, parents)))
  const madeEtc = kept.size < files.size && parents.has('/etc') && ![...kept.keys()].some(isInEtc)
  if (madeEtc) kept.delete('/etc')
  return kept
}

function isNoise(path: string, entry: Entry, parents: ReadonlySet<string>): boolean {
  if (entry.type === 'directory') return MOUNT_POINTS.has(path) && !parents.has(path)
  return entry.type === 'file' && entry.size === 0 && ENGINE_FILES.has(path)
}

function isInEtc(path: string): boolean {
  return path.startsWith('/etc/')
}
