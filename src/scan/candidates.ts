import { driverOf } from '../drivers/index.ts'
import { namesEngine } from '../fold/may-build.ts'
import type { Project } from '../project/project.ts'
import { joinPath } from '../source/path.ts'
import { filterOf, type Filter } from './filter.ts'
import type { ScanOptions } from './types.ts'

/** Folders that hold what others wrote. */
export const skipped: ReadonlySet<string> = new Set(['node_modules', 'vendor', '.git'])
const shellFile = /\.(?:sh|bash|ksh|zsh)$/
const shebang = /^#!.*\b(?:ba|da|k|z|a)?sh\b/

/**
 * The scripts, Makefiles and the like below a directory that mention a container engine, in the order of their paths.
 * What git ignores is not searched, links are not followed, and a folder that is a repository of its own is only told.
 *
 * @param directory from the project's root.
 */
export function findCandidates(directory: string, options: ScanOptions): readonly string[] {
  return [...candidatesIn(directory, directory, options, filterOf(options))]
}

function* candidatesIn(
  directory: string,
  start: string,
  options: ScanOptions,
  filter: Filter,
): Generator<string> {
  const { project, onEvent } = options
  const names = namesIn(project, directory)
  if (directory !== start && names.includes('.git')) {
    onEvent?.({ type: 'repository', path: directory })
    return
  }
  for (const name of names) {
    const path = joinPath(directory, name)
    if (project.linkTarget(path) !== null) continue
    const isDirectory = project.kind(path) === 'directory'
    if (filter.excludes(path, isDirectory)) continue
    if (isDirectory) {
      if (!skipped.has(name) && !isIgnored(path, options)) yield* candidatesIn(path, start, options, filter)
    } else if (filter.includes(path) && isCandidate(project, name, path) && !isIgnored(path, options))
      yield path
  }
}

/** A directory that cannot be read holds nothing for us; the others are worth showing all the same. */
export function namesIn(project: Project, directory: string): readonly string[] {
  try {
    return project.list(directory)
  } catch {
    return []
  }
}

function isIgnored(path: string, { project, ignored }: ScanOptions): boolean {
  return ignored !== true && project.ignoredByGit(path)
}

function isCandidate(project: Project, name: string, path: string): boolean {
  if (name.includes('.') && !isKnown(name, path)) return false
  try {
    const file = project.read(path)
    return file !== null && !file.binary && isCandidateText(name, path, file.text)
  } catch {
    return false
  }
}

/** Whether a file may drive builds, by its name and what it holds. */
export function isCandidateText(name: string, path: string, text: string): boolean {
  return namesEngine(text) && (isKnown(name, path) || (!name.includes('.') && shebang.test(text)))
}

export function isShellName(name: string): boolean {
  return shellFile.test(name)
}

function isKnown(name: string, path: string): boolean {
  return isShellName(name) || driverOf(path) !== null
}
