import { driverOf } from '../drivers/index.ts'
import { isDocument, isResult, isText } from '../fold/texts-around.ts'
import type { Project } from '../project/project.ts'
import { joinPath } from '../source/path.ts'
import { filterOf, type Filter } from './filter.ts'
import { realPath } from './real-path.ts'
import type { ScanOptions } from './types.ts'
import { isCandidateText, isShellName, namesIn, skipped } from './candidates.ts'

/** A file that people write, and that may name others. */
export interface Text {
  readonly path: string
  readonly text: string
  /** It only tells; nothing runs it. */
  readonly isDocument: boolean
  /** A fold could start at it. */
  readonly isCandidate: boolean
  /** It is a link, and this the file; its path without links otherwise. */
  readonly real: string
}

/** Of every file of a repository that may name others: what is no part of a search is broken by it all the same. */
export function* textsOf({ project, at, unrelated = [] }: ScanOptions): Generator<Text> {
  yield* textsIn('', project, filterOf({ ...(at !== undefined && { at }), exclude: unrelated }))
}

function* textsIn(directory: string, project: Project, filter: Filter): Generator<Text> {
  const names = namesIn(project, directory)
  if (directory !== '' && names.includes('.git')) return
  for (const name of names) {
    const path = joinPath(directory, name)
    const kind = project.kind(path)
    if (skipped.has(name) || (kind === 'file' && name.includes('.') && !isNamed(name, path))) continue
    if (filter.excludes(path, kind === 'directory') || project.ignoredByGit(path)) continue
    const real = project.linkTarget(path) === null ? path : realPath(path, project)
    if (kind === 'directory' && real !== path) continue
    if (kind === 'directory') yield* textsIn(path, project, filter)
    else {
      const text = textAt(project, path)
      if (text === null || isResult(text) || !(isNamed(name, path) || text.startsWith('#!'))) continue
      yield { path, text, isDocument: isDocument(name), isCandidate: isCandidateText(name, path, text), real }
    }
  }
}

/** What it is follows from its name; without an ending, a shebang may say it. */
function isNamed(name: string, path: string): boolean {
  return isText(name) || isShellName(name) || others.test(name) || driverOf(path) !== null
}

/** Definitions of builds and of what is deployed, and what they are often written in. */
const others = /Dockerfile|Containerfile|\.(?:hcl|tf|bzl|bazel|groovy|gradle|kts|py|rb)$/i

/** Nobody writes more by hand: it is data. */
const longest = 1_000_000

function textAt(project: Project, path: string): string | null {
  try {
    const file = project.read(path)
    return file === null || file.binary || file.text.length > longest ? null : file.text
  } catch {
    return null
  }
}
