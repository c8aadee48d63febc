import type { Project } from '../project/project.ts'
import { directoryOf } from '../source/path.ts'
import { Names, type Mention } from './names.ts'
import type { Entry } from './entry.ts'
import type { SharedFiles } from './shared-files.ts'
import type { Text } from './texts.ts'

/** What the folds of a scan change, and who has to do with it. */
export class Changes {
  readonly #changing: readonly Entry[]
  readonly #texts = new Map<string, string | null>()
  readonly #files: SharedFiles
  readonly #doings = new Set<string>()
  readonly #scripts = new Set<string>()
  readonly #folders = new Set<string>()
  readonly #links = new Set<string>()
  readonly #names: Names
  readonly #folderNames: Names

  constructor(files: SharedFiles, project: Project) {
    this.#files = files
    this.#changing = files.entries.filter(({ edits }) => edits.size > 0)
    for (const { outcome, edits, links } of this.#changing) {
      const { trace, scripts, result } = outcome
      for (const [path, after] of edits) this.#texts.set(path, after)
      for (const doing of trace.doings) this.#doings.add(doing)
      for (const [real, path] of links) {
        this.#links.add(real)
        for (const doing of trace.doings)
          if (doing.startsWith(`${path}:`)) this.#doings.add(real + doing.slice(path.length))
      }
      for (const path of trace.files) if (!scripts.includes(path)) this.#scripts.add(path)
      for (const path of [...result.dockerfiles, ...links.keys()]) this.#folders.add(directoryOf(path))
    }
    this.#names = new Names(this.#texts.keys(), project)
    this.#folderNames = new Names(this.#folders, project, true)
  }

  get areNone(): boolean {
    return this.#changing.length === 0
  }

  has(path: string): boolean {
    return this.#texts.has(path)
  }

  /** It changes through a link, so that its own script may be another. */
  isLinked(path: string): boolean {
    return this.#links.has(path)
  }

  isGone(path: string): boolean {
    return this.#texts.get(path) === null
  }

  /** A script that is called, or a file that is included, rather than one that a pipeline starts with. */
  isCalled(path: string): boolean {
    return this.#scripts.has(path)
  }

  areDone(doing: string): boolean {
    return this.#doings.has(doing)
  }

  usersOf(path: string): readonly Entry[] {
    return this.#files.usersOf(path)
  }

  /** Changed files that a text names, and that no pipeline which the text belongs to uses. */
  namedIn(text: Text): readonly Mention[] {
    const after = this.#texts.get(text.path)
    if (after === null) return []
    const mentions = this.#names.in(text)
    if (mentions.length === 0) return []
    const left = after === undefined ? null : new Set(this.#names.in({ ...text, text: after }).map(fileOf))
    const owners = this.usersOf(text.path)
    const isClear = owners.some(
      ({ outcome: { result, trace } }) => result.status !== 'refused' && trace.places.length > 0,
    )
    return mentions.filter(
      ({ file, isSure }) =>
        file !== text.path &&
        (isSure || !isClear) &&
        left?.has(file) !== false &&
        !owners.some(({ uses }) => uses.has(file)),
    )
  }

  /** It lies with a merged Dockerfile, or names the folder: a plain `docker build` says no more. */
  areNear(text: Text): boolean {
    for (let folder = directoryOf(text.path); ; folder = directoryOf(folder)) {
      if (this.#folders.has(folder) && (folder !== '' || directoryOf(text.path) === '')) return true
      if (folder === '') break
    }
    return this.#folderNames.in(text).some(({ isSure }) => isSure)
  }
}

function fileOf({ file }: Mention): string {
  return file
}
