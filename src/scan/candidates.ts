import { driverOf } from '../drivers/index.ts'
import { namesEngine } from '../fold/may-build.ts'
import type { Project } from '../project/project.ts'
import { joinPath } from '../source/path.ts'
import { filterOf, type Filter } from './filter.ts'
import type { ScanOptions } from './types.ts'

const skipped = new Set(['node_modules', 'vendor', '.git'])
const shellFile = /\.(?:sh|bash|ksh|zsh)$/
const shebang = /^#!.*\b(?:ba|da|k|z|a)?sh\b/

/**
 * The scripts, Makefiles and the like below a directory that mention a container engine, in the order of their paths.
 * What git ignores is not searched, and links are not followed.
 *
 * @param directory from the project's root.
 */
export function findCandidates(directory: string, options: ScanOptions): readonly string[] {
  return [...candidatesIn(directory, options, filterOf(options))]
}

function* candidatesIn(directory: string, options: ScanOptions, filter: Filter): Generator<string> {
  const { project } = options
  for (const name of namesIn(project, directory)) {
    const path = joinPath(directory, name)
    if (project.linkTarget(path) !== null) continue
    const isDirectory = project.kind(path) === 'directory'
    if (filter.excludes(path, isDirectory)) continue
    if (isDirectory) {
      if (!skipped.has(name) && !isIgnored(path, options)) yield* candidatesIn(path, options, filter)
    } else if (filter.includes(path) && isCandidate(project, name, path) && !isIgnored(path, options))
      yield path
  }
}

/** A directory that cannot be read holds nothing for us; the others are worth showing all the same. */
function namesIn(project: Project, directory: string): readonly string[] {
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
  const isKnown = shellFile.test(name) || driverOf(path) !== null
  if (!isKnown && name.includes('.')) return false
  try {
    const file = project.read(path)
    if (file === null || file.binary || !namesEngine(file.text)) return false
    return isKnown || shebang.test(file.text)
  } catch {
    return false
  }
}
