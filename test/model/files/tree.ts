import { Failure } from '../failure.ts'
import { dir, type Entry } from './entry.ts'
import { isWithin, parent } from './path.ts'

const mostLinks = 40

/** The files of an image, a container or the host. Entries never change, so a copy is cheap. */
export class Tree {
  #entries: Map<string, Entry>

  constructor(entries: Iterable<readonly [string, Entry]> = []) {
    this.#entries = new Map(entries)
    if (!this.#entries.has('/')) this.#entries.set('/', dir())
  }

  copy(): Tree {
    return new Tree(this.#entries)
  }

  /** The entry itself: a link is not followed. */
  get(path: string): Entry | undefined {
    return this.#entries.get(path)
  }

  set(path: string, entry: Entry): void {
    this.#entries.set(path, entry)
  }

  delete(path: string): void {
    for (const each of this.paths(path)) this.#entries.delete(each)
  }

  /** The path and all below it, each folder before what it holds. */
  paths(under = '/'): string[] {
    return [...this.#entries.keys()].filter((path) => isWithin(path, under)).sort()
  }

  /** The names in a folder. */
  names(folder: string): string[] {
    const start = folder === '/' ? '/' : `${folder}/`
    const inside = [...this.#entries.keys()].filter((path) => path.startsWith(start) && path !== '/')
    return inside
      .map((path) => path.slice(start.length))
      .filter((name) => !name.includes('/'))
      .sort()
  }

  entries(): [string, Entry][] {
    return this.paths().map((path) => [path, this.#entries.get(path)!])
  }

  /** Where a path leads once links are followed. The end of it need not exist. */
  resolve(path: string, lastLink: 'follow' | 'keep' = 'follow'): string {
    const rest = path.split('/')
    let done = '/'
    let links = 0
    while (rest.length > 0) {
      const here = step(done, rest.shift()!)
      const entry = this.#entries.get(here)
      const last = rest.every((part) => part === '')
      if (entry?.type !== 'link' || (last && lastLink === 'keep')) {
        done = here
        continue
      }
      if (++links > mostLinks) throw new Failure(`${path}: too many levels of symbolic links`)
      if (entry.target.startsWith('/')) done = '/'
      rest.unshift(...entry.target.split('/'))
    }
    return done
  }

  /** What stands at a path, links followed. */
  look(path: string): Entry | undefined {
    return this.#entries.get(this.resolve(path))
  }

  isDir(path: string): boolean {
    return this.look(path)?.type === 'dir'
  }
}

function step(folder: string, name: string): string {
  if (name === '' || name === '.') return folder
  if (name === '..') return parent(folder)
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}
