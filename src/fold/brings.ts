import { isUrl, type CopyForm } from '../dockerfile/copy.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Project } from '../project/project.ts'
import { baseName, cleanPath, isWithin, joinPath, pathFrom, pathSeenFrom } from '../source/path.ts'
import type { Part } from './plan.ts'

/** `may` where nobody can tell; else the source that becomes the path, and the file of the project that it is. */
export type Bringing = 'no' | 'may' | { readonly source: string; readonly file: string | null }

/** Whether a COPY or ADD brings a path: surely where it ends at it, or where the project has the file. */
export function brings(
  copy: CopyForm,
  path: string,
  workdir: string | null,
  part: Part,
  project: Project,
): Bringing {
  const { text } = copy.destination
  const target = text.includes('$') ? null : pathSeenFrom(workdir, text)
  if (target === null) return 'may'
  if (!isWithin(path, target)) return isWithin(target, path) ? 'may' : 'no'
  const isFolder = copy.sources.length > 1 || /(^|\/)\.{0,2}$/.test(text)
  let may = copy.inline.length > 0
  for (const { text: source } of copy.sources) {
    if (hasMeta(source) || source.includes('$') || (copy.kind === 'ADD' && isUrl(source))) may = true
    else {
      const clean = cleanPath(`/${source}`) ?? '/'
      const file = copy.from ? null : joinPath(part.context, clean.slice(1))
      const kind = file === null ? 'unknown' : project.kind(file)
      const lands = isFolder && kind !== 'directory' ? joinPath(target, baseName(clean)) : target
      if (kind === 'file' ? lands === path : kind === 'unknown' && lands === path)
        return { source: clean, file: kind === 'file' ? file : null }
      if (kind === 'directory') {
        const inside = joinPath(file!, pathFrom(target, path))
        if (project.kind(inside) === 'file') return { source: clean, file: inside }
        // A folder of the builder may have other files than the one of the project.
        may ||= project.kind(inside) === 'directory'
      }
      // What the script put there, or what a stage or an archive holds, nobody sees from here.
      const isArchive = copy.kind === 'ADD' && /\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$/.test(clean)
      may ||= isArchive || kind === 'unknown' || (kind === 'missing' && (!isFolder || lands === path))
    }
  }
  return may ? 'may' : 'no'
}
