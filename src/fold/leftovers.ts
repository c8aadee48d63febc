import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import { findName, textsAround } from './texts-around.ts'
import { baseName, directoryOf } from '../source/path.ts'
import type { Range } from '../source/span.ts'

/**
 * Whether a file that the fold no longer needs is still named by something that runs; every place that names it is
 * told.
 *
 * @param edited what the fold writes anew, by the path of the file.
 */
export function isStillNamed(
  file: string,
  project: Project,
  own: ReadonlySet<string>,
  journal: Journal,
  edited: ReadonlyMap<string, readonly Range[]> = new Map(),
): boolean {
  let runs = false
  for (const { path, text, isDocument } of textsAround([file, ...own], own, project)) {
    if (path === file) continue
    const found = spellings(file, path)
      .map((spelling) => ({ spelling, at: findFile(text, spelling, edited.get(path)) }))
      .find(({ at }) => at !== null)
    if (!found) continue
    journal.add('SF503', { path, start: found.at!, end: found.at! + found.spelling.length }, { file })
    runs ||= !isDocument
  }
  return runs
}

/** How a file would be named from another: by itself in its own folder, with its folder from elsewhere. */
function spellings(file: string, from: string): string[] {
  const directory = directoryOf(file)
  if (directoryOf(from) === directory) return [baseName(file)]
  const parent = baseName(directory)
  return parent === '' ? [baseName(file)] : [file, `${parent}/${baseName(file)}`]
}

function findFile(text: string, name: string, edited: readonly Range[] = []): number | null {
  return findName(text, name, (before, behind, at) => {
    const isGone = edited.some(({ start, end }) => start <= at && at + name.length <= end)
    return !isGone && !/[\w.-]$/.test(before) && !/^(?:[\w-]|\.\w)/.test(behind)
  })
}
