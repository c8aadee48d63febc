import { matchPath as matchGo } from '../dockerfile/pattern.ts'
import { baseName, isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { ContextView } from './sources.ts'

/** Whether a pattern matches anything that the repository has. */
export function repositoryMatches(pattern: string, view: ContextView): boolean {
  return repositoryFiles(view.context, view).some((path) => {
    const parts = pathFrom(view.context, path).split('/')
    return parts.some((_, at) => matchPath(pattern, parts.slice(0, at + 1).join('/')))
  })
}

export function hasRepositoryFiles(path: string, view: ContextView): boolean {
  return repositoryFiles(path, view, true).length > 0
}

/** Files that a fresh checkout has at or below a path and that reach the build. */
export function repositoryFiles(path: string, view: ContextView, firstOnly = false): string[] {
  const found = view.written.filter((one) => isWithin(one, path) && !isPlacedAt(one, view))
  if (found.length > 0 && firstOnly) return found
  const open = [path]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (baseName(next) === '.git' || view.tree.isLeftOver(next) || view.tree.wasRemoved(next)) continue
    const kind = view.project.kind(next)
    if (kind === 'directory' && view.project.linkTarget(next) === null) {
      for (const name of view.project.list(next)) open.push(joinPath(next, name))
    } else if (kind !== 'missing' && !view.ignored(pathFrom(view.context, next))) {
      const replaced = view.placed.some(({ artifact }) => artifact.path === next)
      if (!replaced) found.push(next)
      if (found.length > 0 && firstOnly) return found
    }
  }
  return found
}

function isPlacedAt(path: string, view: ContextView): boolean {
  return view.placed.some(({ artifact }) => isWithin(path, artifact.path) || isWithin(artifact.path, path))
}

/** A malformed pattern matches nothing; the build stops at it in the old way and in the new one. */
export function matchPath(pattern: string, path: string): boolean {
  return matchGo(pattern, path) === 'yes'
}
