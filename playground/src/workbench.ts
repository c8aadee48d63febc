import { pathParts } from '../../src/project/path.ts'
import type { Settings } from './settings.ts'

/** What the page works on: all that a link carries. */
export interface Workbench {
  /** In the order of their tabs; paths as in a Project, each once. */
  readonly files: readonly WorkFile[]
  /** Index of the file whose tab is open; 0 without files. */
  readonly active: number
  /** Path of the script; null where it is found. */
  readonly script: string | null
  readonly settings: Settings
}

export interface WorkFile {
  readonly path: string
  readonly text: string
}

export function withText(bench: Workbench, text: string): Workbench {
  return { ...bench, files: bench.files.with(bench.active, { ...bench.files[bench.active]!, text }) }
}

/** An empty file behind the others, under a name that is free. */
export function withNewFile(bench: Workbench): Workbench {
  const names = ['Dockerfile', 'Dockerfile.build', 'build.sh']
  const numbered = Array.from({ length: bench.files.length + 1 }, (_, at) => `file-${at + 1}.txt`)
  const path = [...names, ...numbered].find((name) => pathProblem(bench.files, name) === null)!
  return { ...bench, files: [...bench.files, { path, text: '' }], active: bench.files.length }
}

/** The open file under another path, which pathProblem has nothing against; a script that was chosen stays chosen. */
export function withPath(bench: Workbench, path: string): Workbench {
  const file = bench.files[bench.active]!
  return {
    ...bench,
    files: bench.files.with(bench.active, { ...file, path }),
    script: bench.script === file.path ? path : bench.script,
  }
}

export function withoutFile(bench: Workbench, index: number): Workbench {
  const files = bench.files.toSpliced(index, 1)
  const active = bench.active > index ? bench.active - 1 : bench.active
  return {
    ...bench,
    files,
    active: Math.max(0, Math.min(active, files.length - 1)),
    script: bench.script === bench.files[index]!.path ? null : bench.script,
  }
}

/** A file that was deleted, back where it was. */
export function withFileBack(bench: Workbench, file: WorkFile, index: number): Workbench {
  return { ...bench, files: bench.files.toSpliced(index, 0, file), active: index }
}

/**
 * Why a path cannot be that of a further file, for people; null where it can.
 * @param others the files beside it
 */
export function pathProblem(others: readonly WorkFile[], path: string): string | null {
  if (path === '') return 'A file needs a path.'
  if (path.startsWith('/')) return 'Paths start in the project: leave the first / out.'
  if (pathParts(path) === null) return 'A path has names between its /, and neither . nor .. among them.'
  if (others.some((file) => file.path === path)) return `There is a file ${path} already.`
  const inside = others.find((file) => path.startsWith(`${file.path}/`))
  if (inside) return `${inside.path} is a file, and no folder.`
  return others.some((file) => file.path.startsWith(`${path}/`)) ? `${path} is a folder.` : null
}
