import type * as NodeFs from 'node:fs'
import { pathParts } from './path.ts'
import type { Kind } from './project.ts'
import { Recent } from './recent.ts'

type Fs = typeof NodeFs

/** What there is at a path. */
interface Entry {
  /** Links followed. */
  readonly kind: Kind
  /** Absolute, without links; empty for what is missing. */
  readonly real: string
}

interface Directory {
  /** Absolute, without links. */
  readonly real: string
  /** In the order of their code units; null where the directory may be entered but not listed. */
  readonly names: ReadonlyMap<string, Listed> | null
}

/** What a listing says of a name, and `unclear` where the disk has to be asked. */
type Listed = Kind | 'unclear'

const missing: Entry = { kind: 'missing', real: '' }

/** Some megabytes of names; a tree's fold looks at a handful of directories, over and over. */
const remembered = 1024

/**
 * The directories of a tree, each listed once and remembered for a while: to find out about one path after the other
 * takes a system call for each part of each path.
 */
export class Directories {
  readonly #fs: Fs
  readonly #base: string
  readonly #known = new Recent<Directory>(remembered)

  /** @param base absolute, without links; what lies outside of it is missing. */
  constructor(fs: Fs, base: string) {
    this.#fs = fs
    this.#base = base
  }

  /** @param path in the form that Project describes; any other is missing. */
  at(path: string): Entry {
    if (path === '') return { kind: 'directory', real: this.#base }
    const found = this.#lookUp(path)
    if (found === null) return missing
    const { listed, real } = found
    return listed === 'unclear' ? this.#ask(path, real) : { kind: listed, real }
  }

  /** The absolute path of what may be a link, with no link above it; null where there is certainly none. */
  maybeLink(path: string): string | null {
    const found = path === '' || pathParts(path) === null ? null : this.#lookUp(path)
    return found?.listed === 'unclear' ? found.real : null
  }

  /**
   * The names in a directory, in the order of their code units.
   * @throws when it is there but cannot be listed
   */
  names(path: string): readonly string[] {
    const directory = this.#directory(path)
    if (directory === null) return []
    return directory.names ? [...directory.names.keys()] : this.#fs.readdirSync(directory.real)
  }

  /** The path without the links above its last part, which itself may be one. */
  #lookUp(path: string): { readonly listed: Listed; readonly real: string } | null {
    const slash = path.lastIndexOf('/')
    if (slash === 0) return null
    const directory = this.#directory(path.slice(0, Math.max(0, slash)))
    if (directory === null) return null
    const name = path.slice(slash + 1)
    const listed = directory.names === null ? 'unclear' : (directory.names.get(name) ?? this.#unlisted)
    return { listed, real: `${directory.real === '/' ? '' : directory.real}/${name}` }
  }

  #directory(path: string): Directory | null {
    const known = this.#known.get(path)
    if (known !== undefined) return known
    const { kind, real } = this.at(path)
    if (kind !== 'directory') return null
    const directory = { real, names: this.#list(real) }
    this.#known.set(path, directory)
    return directory
  }

  #list(real: string): Directory['names'] {
    try {
      const found = this.#fs.readdirSync(real, { withFileTypes: true }).toSorted(byName)
      return new Map(found.map((one) => [one.name, listedAs(one)]))
    } catch {
      return null
    }
  }

  /** Apple's file systems find a file by names that differ from its own in case, or in how a letter is composed. */
  get #unlisted(): Listed {
    return process.platform === 'darwin' ? 'unclear' : 'missing'
  }

  #ask(path: string, place: string): Entry {
    if (pathParts(path) === null) return missing
    try {
      const real = this.#fs.realpathSync.native(place)
      const isWithin = real === this.#base || real.startsWith(this.#base === '/' ? '/' : `${this.#base}/`)
      const stats = isWithin ? this.#fs.statSync(real) : undefined
      if (stats?.isDirectory()) return { kind: 'directory', real }
      return stats?.isFile() ? { kind: 'file', real } : missing
    } catch {
      return missing
    }
  }
}

function byName(one: NodeFs.Dirent, other: NodeFs.Dirent): number {
  return one.name < other.name ? -1 : 1
}

function listedAs(one: NodeFs.Dirent): Listed {
  if (one.isSymbolicLink()) return 'unclear'
  // Bytes that are no UTF-8 come as this character, and lead nowhere.
  if (one.name.includes('\uFFFD')) return 'unclear'
  if (one.isDirectory()) return 'directory'
  return one.isFile() ? 'file' : 'missing'
}
