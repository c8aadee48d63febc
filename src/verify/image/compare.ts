import { compareConfigs } from './config.ts'
import { withoutNoise } from './noise.ts'
import type { Difference, Entry, Image } from './types.ts'

// Hard links are told apart by the reader and not compared: engines differ, and a container sees the same files.
const FIELDS = [
  'type',
  'mode',
  'uid',
  'gid',
  'size',
  'digest',
  'link',
  'devmajor',
  'devminor',
  'xattrs',
] as const satisfies readonly (keyof Entry)[]

export interface CompareOptions {
  /** Absolute paths that are not compared, each with everything below it. */
  readonly ignore?: readonly string[]
}

/**
 * Everything in which two images differ, files first, each in the order of its names: none means that they are
 * the same to whoever runs a container. Layers, history and times are not compared.
 */
export function compareImages(first: Image, second: Image, options: CompareOptions = {}): Difference[] {
  const [a, b] = [withoutNoise(first.files), withoutNoise(second.files)]
  const paths = [...new Set([...a.keys(), ...b.keys()])].sort()
  const compared = paths.filter((path) => !options.ignore?.some((root) => isAt(path, root)))
  return [
    ...compared.flatMap((path) => compareEntries(path, a.get(path), b.get(path))),
    ...compareConfigs(first.config, second.config),
  ]
}

function compareEntries(path: string, first: Entry | undefined, second: Entry | undefined): Difference[] {
  if (first === undefined || second === undefined) {
    // Only some engines write the root itself into a layer; where they do not, it is what it always is.
    if (path === '/') return []
    const [a, b] = [first?.type ?? null, second?.type ?? null]
    return [{ where: 'file', name: path, field: 'presence', first: a, second: b }]
  }
  return FIELDS.flatMap((field) => {
    const [a, b] = [text(first, field), text(second, field)]
    return a === b ? [] : [{ where: 'file', name: path, field, first: a, second: b }]
  })
}

function text(entry: Entry, field: keyof Entry): string | null {
  const value = entry[field]
  if (field === 'mode') return entry.mode.toString(8).padStart(4, '0')
  if (value === null || typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function isAt(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`)
}
