import { compileIgnored, readIgnore, type IgnorePattern } from '../dockerfile/ignore.ts'
import type { Project } from '../project/project.ts'
import { isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { UnitedContext } from './contexts.ts'
import { findIgnoreFile } from './ignore-file.ts'
import { mayMatchInside } from './ignored.ts'

/** Where an instruction of the merged build finds a file of the repository. */
export interface Reached {
  /** The named context; null for the build's own. */
  readonly name: string | null
  /** From that context. */
  readonly path: string
}

/** Finds files of the repository in the contexts of the merged build: null where none has all of what lies there. */
export type Reach = (path: string) => Reached | null

/** @param dockerfile the merged one. */
export function reachIn(united: UnitedContext, dockerfile: string, project: Project): Reach {
  const { root, named, ignore } = united
  const used = findIgnoreFile(project, root, dockerfile)
  const own = used.path ?? joinPath(root, '.dockerignore')
  const text = ignore.find((change) => change.path === own)?.text ?? used.text
  const contexts = [
    { name: null, folder: root, patterns: readIgnore(text) },
    ...named.map(({ name, builder: { context } }) => {
      return { name, folder: context, patterns: findIgnoreFile(project, context, null).patterns }
    }),
  ]
  return (path) => {
    const found = contexts.find(
      ({ folder, patterns }) =>
        isWithin(path, folder) && !isHidden(pathFrom(folder, path), folder, patterns, project),
    )
    return found ? { name: found.name, path: pathFrom(found.folder, path) } : null
  }
}

/** It, or a part of it; of what a checkout does not have, a pattern may keep out anything. */
function isHidden(
  path: string,
  folder: string,
  patterns: readonly IgnorePattern[],
  project: Project,
): boolean {
  const ignored = compileIgnored(patterns)
  const isAnyHidden = (one: string): boolean =>
    ignored(one) || namesIn(joinPath(folder, one), project).some((name) => isAnyHidden(joinPath(one, name)))
  const isFolder = project.kind(joinPath(folder, path)) === 'directory'
  const mayHide = patterns.some(({ negated, pattern }) => !negated && mayMatchInside(pattern, path))
  return (isFolder && mayHide) || isAnyHidden(path)
}

function namesIn(path: string, project: Project): readonly string[] {
  return project.kind(path) === 'directory' && project.linkTarget(path) === null ? project.list(path) : []
}
