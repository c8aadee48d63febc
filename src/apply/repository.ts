import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A git repository's work tree: also a submodule's, a linked one, one within another. */
export interface Repository {
  /** The work tree's folder. */
  readonly top: string
  /** What belongs to this work tree alone and is no file of it: `.git`, or what the file `.git` names. */
  readonly directory: string
}

/** @returns the repository that a folder lies in; found without git, which need not be installed */
export function repositoryAround(folder: string): Repository | null {
  for (let top = folder; ; top = dirname(top)) {
    const directory = gitDirectory(top)
    if (directory !== null) return { top, directory }
    if (dirname(top) === top) return null
  }
}

/** https://git-scm.com/docs/gitrepository-layout: a folder, or a file that names one. */
function gitDirectory(top: string): string | null {
  const entry = join(top, '.git')
  const stats = statSync(entry, { throwIfNoEntry: false })
  if (stats === undefined) return null
  const directory = stats.isDirectory() ? entry : namedDirectory(top, entry)
  const hasHead = directory !== null && statSync(join(directory, 'HEAD'), { throwIfNoEntry: false })
  return hasHead ? directory : null
}

function namedDirectory(top: string, file: string): string | null {
  const name = /^gitdir: (.+?)\s*$/.exec(readFileSync(file, 'utf8'))?.[1]
  return name === undefined ? null : resolve(top, name)
}
