import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import { baseName, directoryOf, joinPath } from '../source/path.ts'

/**
 * Whether a file that the fold no longer needs is still named by something that runs; every place that names it is
 * told. Looks where drivers and documents usually are: beside the file, at the root, in the CI folders.
 */
export function isStillNamed(
  file: string,
  project: Project,
  own: ReadonlySet<string>,
  journal: Journal,
): boolean {
  const directories = new Set([
    directoryOf(file),
    '',
    '.github/workflows',
    '.circleci',
    ...[...own].map(directoryOf),
  ])
  let runs = false
  for (const directory of directories) {
    for (const name of project.list(directory)) {
      const path = joinPath(directory, name)
      if (own.has(path) || path === file || project.kind(path) !== 'file' || !isText(name)) continue
      const text = project.read(path)?.text ?? ''
      const found = spellings(file, path)
        .map((spelling) => ({ spelling, at: findName(text, spelling) }))
        .find(({ at }) => at !== null)
      if (!found) continue
      journal.add('SF503', { path, start: found.at!, end: found.at! + found.spelling.length }, { file })
      runs ||= !/\.(md|markdown|rst|txt|adoc)$/i.test(name)
    }
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

function isText(name: string): boolean {
  if (/lock\b/i.test(name)) return false
  return /\.(sh|bash|ya?ml|json|md|markdown|rst|txt|adoc|mk|toml|ps1|cmd|bat)$|^(Makefile|Jenkinsfile|justfile|Taskfile|README)/i.test(
    name,
  )
}

function findName(text: string, name: string): number | null {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (
      !/[\w.-]/.test(text[at - 1] ?? ' ') &&
      !/^(?:[\w-]|\.\w)/.test(text.slice(at + name.length, at + name.length + 2))
    )
      return at
  }
  return null
}
