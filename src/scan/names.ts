import type { Project } from '../project/project.ts'
import { baseName, directoryOf, isWithin, joinPath, resolvePath } from '../source/path.ts'
import type { Range } from '../source/span.ts'
import { realPath } from './real-path.ts'
import type { Text } from './texts.ts'
import { hasUnknown, isComment, partsOf, writtenPath } from './written-path.ts'
import { addTo } from '../source/lists.ts'

/** A place in a text that names a file. */
export interface Mention {
  readonly file: string
  readonly range: Range
  /** By a path that leads to it; otherwise a variable, or a folder that is entered before, may. */
  readonly isSure: boolean
  /** A folder is written out with it. */
  readonly hasFolder: boolean
}

/** Some files, to be found in texts by their names. */
export class Names {
  readonly #files: ReadonlySet<string>
  readonly #project: Project
  readonly #areFolders: boolean
  readonly #byName = new Map<string, string[]>()
  readonly #byEnd = new Map<string, string[]>()

  /** @param areFolders a slash may follow. */
  constructor(files: Iterable<string>, project: Project, areFolders = false) {
    this.#files = new Set(files)
    this.#project = project
    this.#areFolders = areFolders
    for (const file of this.#files) {
      addTo(this.#byName, baseName(file), file)
      addTo(this.#byEnd, endOf(file), file)
    }
  }

  /** The files that a text names, each once, and outside of comments. */
  in({ path, text, isDocument }: Text): readonly Mention[] {
    const found = new Map<string, Mention>()
    for (const { name, at } of this.#wordsOf(text)) {
      const before = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - longest), at)
      if ((!isDocument && isComment(before)) || (!this.#areFolders && text[at + name.length] === '/'))
        continue
      const written = writtenPath(before, name)
      const range = { start: at, end: at + name.length }
      const hasFolder = partsOf(written).some(
        (part, index, all) => index < all.length - 1 && !part.includes('\0'),
      )
      const exact = this.#exact(written, directoryOf(path))
      if (exact !== null) {
        if (exact !== '') found.set(exact, { file: exact, range, isSure: true, hasFolder })
      } else if (!isDocument)
        for (const file of this.#possible(written, directoryOf(path), isData.test(path) ? text : null))
          if (!found.has(file)) found.set(file, { file, range, isSure: false, hasFolder })
    }
    return [...found.values()]
  }

  *#wordsOf(text: string): Generator<{ readonly name: string; readonly at: number }> {
    for (const match of text.matchAll(/[\w.-]*\w/g)) {
      const glued = match[0].startsWith('-f') ? 2 : 0
      const name = match[0].slice(glued)
      if (this.#byName.has(name)) yield { name, at: match.index + glued }
    }
    for (const name of this.#byName.keys())
      if (/[^\w.-]/.test(name))
        for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) yield { name, at }
  }

  /** Where a path leads that is written out; '' where that is none of the files, null where nobody can say. */
  #exact(written: string, directory: string): string | null {
    if (hasUnknown(written)) return null
    const places = [resolvePath(directory, written), resolvePath('', written.replace(/^\/+/, ''))]
    for (const place of places) {
      if (place !== null && this.#files.has(place)) return place
      if (place === null || this.#project.kind(place) !== 'file') continue
      const real = realPath(place, this.#project)
      return this.#files.has(real) ? real : ''
    }
    return null
  }

  /** What a path may lead to whose beginning, or a part, nobody knows. */
  #possible(written: string, directory: string, data: string | null): readonly string[] {
    const parts = partsOf(written)
    const known = parts.slice(parts.findIndex((part) => !part.includes('\0')))
    if (!known.join('/').includes('\0')) {
      const near = this.#near(known.join('/'), directory)
      return data === null || hasUnknown(written) || known.length > 1 ? near : inNamedFolders(near, data)
    }
    const pattern = known
      .join('/')
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('\0', '.*')
    const ending = new RegExp(`(?:^|/)${pattern}$`)
    return this.#endingAs(known).filter((file) => ending.test(file))
  }

  /** That of the nearest folder above that has one, else all of those below the nearest. */
  #near(path: string, directory: string): readonly string[] {
    for (const folder of foldersFrom(directory)) {
      const file = joinPath(folder, path)
      if (this.#files.has(file)) return [file]
      if (this.#project.kind(file) === 'file') return []
    }
    if (!path.includes('/') && this.#hasDockerfiles(directory)) return []
    const files = this.#endingAs(path.split('/')).filter((file) => file.endsWith(`/${path}`))
    for (const folder of foldersFrom(directory)) {
      const below = folder === '' ? files : files.filter((file) => isWithin(file, folder))
      if (below.length > 0) return below
    }
    return []
  }

  /** A project of its own: a bare name that is not there is missing, rather than in another's folder. */
  #hasDockerfiles(directory: string): boolean {
    return directory !== '' && this.#project.list(directory).some((name) => /dockerfile/i.test(name))
  }

  #endingAs(parts: readonly string[]): readonly string[] {
    const [parent = '\0', name] = parts.length > 1 ? parts.slice(-2) : [undefined, parts[0]]
    return (parent.includes('\0') ? this.#byName.get(name!) : this.#byEnd.get(`${parent}/${name}`)) ?? []
  }
}

function* foldersFrom(directory: string): Generator<string> {
  for (let folder = directory; folder !== ''; folder = directoryOf(folder)) yield folder
  yield ''
}

/** Minified files have long lines. */
const longest = 400

const isData = /\.(?:ya?ml|json|toml|hcl)$/i

/** Data says folder and file apart: it means files in folders that it names, or in those that an expression may name. */
function inNamedFolders(files: readonly string[], text: string): readonly string[] {
  const words = new Set(text.match(/[\w.-]*\w/g))
  const named = files.filter((file) => words.has(baseName(directoryOf(file))))
  return named.length > 0 || !/\$[\w({]|\{\{/.test(text) ? named : files
}

function endOf(file: string): string {
  return file.split('/').slice(-2).join('/')
}
