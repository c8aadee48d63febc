import type { Project } from '../project/project.ts'
import { directoryOf, joinPath } from '../source/path.ts'

/** A file that people write by hand: a script, a CI file, a document. */
export interface TextAround {
  readonly path: string
  readonly text: string
  /** It only tells; nothing runs it. */
  readonly isDocument: boolean
}

/** Looks where drivers and documents usually are: beside some files, at the root, in the CI folders. */
export function textsAround(
  files: readonly string[],
  own: ReadonlySet<string>,
  project: Project,
): readonly TextAround[] {
  const directories = new Set([...files.map(directoryOf), '', '.github/workflows', '.circleci'])
  return [...directories].flatMap((directory) =>
    namesIn(directory, project).flatMap((name) => {
      const path = joinPath(directory, name)
      if (own.has(path)) return []
      const text = project.read(path)?.text ?? ''
      return isResult(text) ? [] : [{ path, text, isDocument: isDocument(name) }]
    }),
  )
}

/** By directory: every file that goes is looked for in the same ones. */
const known = new WeakMap<Project, Map<string, readonly string[]>>()

function namesIn(directory: string, project: Project): readonly string[] {
  const listed = known.get(project) ?? new Map<string, readonly string[]>()
  known.set(project, listed)
  const names =
    listed.get(directory) ??
    project
      .list(directory)
      .filter((name) => isText(name) && project.kind(joinPath(directory, name)) === 'file')
  listed.set(directory, names)
  return names
}

/** What `stagefold --format json` wrote: it names every file of a pipeline, and runs none. */
export function isResult(text: string): boolean {
  return results.test(text)
}

const results = /^\{\s*"version": \d+,\s*"stagefold": "/

export function isDocument(name: string): boolean {
  return document.test(name)
}

const document = /\.(md|markdown|rst|txt|adoc)$/i

/** Files that name others, by how they are called. */
export function isText(name: string): boolean {
  if (/lock\b/i.test(name)) return false
  return (
    document.test(name) ||
    /\.(sh|bash|ya?ml|json|mk|toml|ps1|cmd|bat)$|^(Makefile|GNUmakefile|Jenkinsfile|justfile|Taskfile|README)/i.test(
      name,
    )
  )
}

/**
 * Where a text first has a name in the sense that is meant.
 *
 * @param isMeant given the line before the name, all that follows it, and where it is.
 */
export function findName(
  text: string,
  name: string,
  isMeant: (before: string, behind: string, at: number) => boolean,
): number | null {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at)
    if (isMeant(before, text.slice(at + name.length), at)) return at
  }
  return null
}
