import { compileIgnored, readIgnore, type IgnorePattern } from '../dockerfile/ignore.ts'
import type { Project } from '../project/project.ts'
import { joinPath } from '../source/path.ts'

/** The list of what a build does not see of its context. */
export interface IgnoreFile {
  /** Null when there is none. */
  readonly path: string | null
  readonly text: string
  readonly patterns: readonly IgnorePattern[]
}

/**
 * The ignore file of a build: `NAME.dockerignore` beside the Dockerfile, which BuildKit prefers, or the context's
 * own (E102).
 */
export function findIgnoreFile(project: Project, context: string, dockerfile: string | null): IgnoreFile {
  const candidates = [
    ...(dockerfile === null ? [] : [`${dockerfile}.dockerignore`]),
    joinPath(context, '.dockerignore'),
  ]
  for (const path of candidates) {
    const text = project.read(path)?.text
    if (text !== undefined) return { path, text, patterns: readIgnore(text) }
  }
  return { path: null, text: '', patterns: [] }
}

export function ignoreMatcher(file: IgnoreFile): (path: string) => boolean {
  const ignored = compileIgnored(file.patterns)
  return (path) => path !== '' && ignored(path)
}
