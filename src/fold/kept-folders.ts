import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { World } from '../script/world.ts'
import { directoryOf, isWithin, joinPath } from '../source/path.ts'
import type { Merged } from './merge-pattern.ts'

/**
 * Of the files that nothing reads any more, those that can go. git keeps no empty folder: where the folded build, or
 * what the script writes, needs the folder, its last file stays.
 */
export function withoutLastFiles(
  paths: readonly string[],
  merged: readonly Merged[],
  world: World,
  project: Project,
  journal: Journal,
): readonly string[] {
  const gone = new Set(paths)
  const isNeeded = neededFolders(merged, world)
  for (const path of paths) {
    const folder = directoryOf(path)
    if (folder === '' || !isNeeded(folder) || hasOthers(folder, gone, project)) continue
    journal.add('SF521', { path, start: 0, end: 0 }, { file: path, folder })
    gone.delete(path)
  }
  return [...gone]
}

function neededFolders(merged: readonly Merged[], world: World): (folder: string) => boolean {
  const contexts = new Set(
    merged.flatMap(({ united, plan }) => [
      united.root,
      ...united.named.map(({ builder }) => builder.context),
      ...plan.others.map((part) => part.context),
    ]),
  )
  const { changed } = world.host.snapshot()
  return (folder) => contexts.has(folder) || changed.some(({ path }) => isWithin(path, folder))
}

function hasOthers(folder: string, gone: ReadonlySet<string>, project: Project): boolean {
  return project.list(folder).some((name) => {
    const path = joinPath(folder, name)
    if (project.ignoredByGit(path)) return false
    return project.kind(path) === 'directory' ? hasOthers(path, gone, project) : !gone.has(path)
  })
}
