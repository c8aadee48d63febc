import type { Span } from '../source/span.ts'
import type { Kind, Project, TextFile } from './project.ts'

/** Where a text stands in the script that writes it. */
export interface TextSource {
  readonly span: Span
  /** Character for character, so that a place of the text is a place of the script. */
  readonly isExact: boolean
}

interface WrittenText {
  readonly text: string
  readonly source: TextSource
}

/**
 * A project with the files that a script holds as text. Each has a path of its own that no file has, because a script
 * writes several files under one name, one after the other.
 */
export class WrittenFiles implements Project {
  readonly #project: Project
  readonly #texts = new Map<string, WrittenText>()
  readonly #files = new Map<string, TextFile | null>()

  constructor(project: Project) {
    this.#project = project
  }

  static over(project: Project): WrittenFiles {
    return project instanceof WrittenFiles ? project : new WrittenFiles(project)
  }

  /** @returns the path of its own. */
  add(name: string, text: string, source: TextSource): string {
    const { path } = source.span
    const line = this.read(path)?.text.slice(0, source.span.start).split('\n').length ?? 1
    for (let at = 1; ; at += 1) {
      const id = `${name} (${path}:${line})${at === 1 ? '' : ` ${at}`}`
      const other = this.#texts.get(id)
      if (other && other.text !== text) continue
      this.#texts.set(id, { text, source })
      return id
    }
  }

  isWritten(path: string): boolean {
    return this.#texts.has(path)
  }

  /** The place in the script for one in a text of it. */
  place(span: Span): Span {
    const source = this.#texts.get(span.path)?.source
    if (!source) return span
    if (!source.isExact) return source.span
    const { path, start } = source.span
    return { path, start: start + span.start, end: start + span.end }
  }

  /** A file of the project is read once: all that is said of it is said of one text. */
  read(path: string): TextFile | null {
    const own = this.#texts.get(path)
    if (own) return { text: own.text, encoding: 'utf8', binary: false }
    const known = this.#files.get(path)
    if (known !== undefined) return known
    const file = this.#project.read(path)
    this.#files.set(path, file)
    return file
  }

  kind(path: string): Kind {
    return this.#texts.has(path) ? 'file' : this.#project.kind(path)
  }

  list(path: string): readonly string[] {
    return this.#project.list(path)
  }

  linkTarget(path: string): string | null {
    return this.#texts.has(path) ? null : this.#project.linkTarget(path)
  }

  ignoredByGit(path: string): boolean {
    return !this.#texts.has(path) && this.#project.ignoredByGit(path)
  }
}
