import type { Project } from '../../project/project.ts'
import { baseName, resolvePath } from '../../source/path.ts'
import { hasKnownWords } from './marks.ts'
import { Reader } from './reader.ts'
import { Session, Shared, type Start } from './session.ts'
import { Stop } from './stop.ts'
import type { SubMake } from './submake.ts'

/** More different makes than any project's Makefile calls. */
const MOST_READERS = 100

/** The Makefiles that were read, each once for each way to start it. */
export class Readers {
  readonly #shared: Shared
  readonly #path: string
  readonly #text: string
  readonly #readers = new Map<string, Reader>()
  readonly #onRead: (path: string, text: string) => void
  readonly #bySession = new Map<Session, Reader>()

  constructor(project: Project, path: string, text: string, onRead: (path: string, text: string) => void) {
    this.#shared = new Shared(project)
    this.#path = path
    this.#text = text
    this.#onRead = onRead
  }

  restart(): void {
    this.#shared.restart()
  }

  of(session: Session): Reader {
    return this.#bySession.get(session)!
  }

  /** @throws Stop where make stops. */
  get(path: string, start: Start): Reader {
    const { goals, ...rest } = start
    const key = JSON.stringify([
      path,
      { ...rest, environment: [...rest.environment], overrides: [...rest.overrides] },
    ])
    const known = this.#readers.get(key)
    if (known && !known.isChanged && !known.session.asksGoals) return known
    const forGoals = `${key} ${JSON.stringify(goals)}`
    const same = this.#readers.get(forGoals)
    if (same && !same.isChanged) return same
    if (this.#bySession.size >= MOST_READERS) throw new Stop('calls make too often')
    const reader = this.#read(path, start)
    this.#readers.set(key, reader)
    this.#readers.set(forGoals, reader)
    return reader
  }

  /** The file that a called make reads. */
  find({ directory, file }: SubMake): string | null {
    const { project } = this.#shared
    const names = file === null ? ['GNUmakefile', 'makefile', 'Makefile'] : hasKnownWords(file) ? [file] : []
    const paths = names.map((name) => resolvePath(directory, name))
    return paths.find((path) => path !== null && project.kind(path) === 'file') ?? null
  }

  #read(path: string, start: Start): Reader {
    const session = new Session(this.#shared, start, this.#bySession.size)
    const reader = new Reader(session)
    this.#bySession.set(session, reader)
    const name = baseName(path)
    try {
      reader.read({ path, text: this.#textOf(path), name, place: null })
    } catch (error) {
      if (error instanceof Stop) error.at ??= reader.at
      throw error
    }
    for (const [file, text] of reader.texts) this.#onRead(file, text)
    return reader
  }

  #textOf(path: string): string {
    if (path === this.#path) return this.#text
    const file = this.#shared.project.read(path)
    if (!file || file.binary) throw new Stop(`${path}: No such file`)
    return file.text
  }
}
