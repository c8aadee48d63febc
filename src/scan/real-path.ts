import type { Project } from '../project/project.ts'
import { baseName, directoryOf, joinPath, resolvePath } from '../source/path.ts'

/** Where a path leads once all links are followed; the path itself where that is outside of the project. */
export function realPath(path: string, project: Project): string {
  return follow(path, project, 40) ?? path
}

/** The same for the name itself, which may be a link: what goes when it is deleted. */
export function realPlace(path: string, project: Project): string {
  return joinPath(realPath(directoryOf(path), project), baseName(path))
}

/** @param left how many links may come: a circle leads nowhere. */
function follow(path: string, project: Project, left: number): string | null {
  if (path === '' || path.startsWith('/')) return path === '' ? '' : null
  const folder = follow(directoryOf(path), project, left)
  if (folder === null) return null
  const place = joinPath(folder, baseName(path))
  const target = project.linkTarget(place)
  if (target === null) return place
  const next = target.startsWith('/') || left === 0 ? null : resolvePath(folder, target)
  return next === null ? null : follow(next, project, left - 1)
}
