import { compilePattern } from '../project/gitignore-pattern.ts'
import { directoryOf, joinPath } from '../source/path.ts'
import type { ScanOptions } from './types.ts'

/** What the globs of a scan say of a path. */
export interface Filter {
  /** Neither the file nor anything in the folder is wanted. */
  excludes(path: string, isDirectory: boolean): boolean
  /** The file is wanted, as far as `include` goes. */
  includes(path: string): boolean
}

/** Globs read as lines of a `.gitignore` in the project's root: what people know, and folders come with their files. */
export function filterOf(options: Pick<ScanOptions, 'at' | 'include' | 'exclude' | 'unrelated'>): Filter {
  const { at = '', include = [], exclude = [], unrelated = [] } = options
  const [wanted, unwanted] = [compile(include), compile([...exclude, ...unrelated])]
  const named = (path: string) => joinPath(at, path)
  return {
    excludes: (path, isDirectory) => unwanted.some((one) => one.matches(named(path), isDirectory)),
    includes: (path) => include.length === 0 || wanted.some((one) => isBelow(named(path), one.matches)),
  }
}

function compile(globs: readonly string[]) {
  return globs.map(compilePattern).filter((pattern) => pattern !== null)
}

function isBelow(path: string, matches: (path: string, isDirectory: boolean) => boolean): boolean {
  if (matches(path, false)) return true
  for (let folder = directoryOf(path); folder !== ''; folder = directoryOf(folder))
    if (matches(folder, true)) return true
  return false
}
