import type * as NodeFs from 'node:fs'
import { decode } from './decode.ts'
import { Directories } from './directories.ts'
import { gitignoreMatcher } from './gitignore.ts'
import { pathParts } from './path.ts'
import type { Project, TextFile } from './project.ts'

type Fs = typeof NodeFs

/**
 * A directory on disk as a project. Symbolic links are followed within the root; what lies outside it is
 * missing, whichever way a path leads there.
 *
 * It is made for one run. Directories are listed when something in them is first asked for and remembered from then
 * on, so that names which come later may not be seen, in `read` neither. Texts are not remembered: each `read` has
 * what the file holds at that moment.
 * @param root an existing directory, absolute or from the process's working directory
 * @throws when the root does not exist
 */
export function diskProject(root: string): Project {
  // Asked for here rather than imported: the same bundle serves browsers, where only this function is missing.
  const fs = process.getBuiltinModule('node:fs')
  const base = fs.realpathSync.native(root)
  const directories = new Directories(fs, base)
  let ignored: ((path: string) => boolean) | undefined

  return {
    kind: (path) => directories.at(path).kind,
    list: (path) => directories.names(path),
    read(path) {
      const { kind, real } = directories.at(path)
      return kind === 'file' ? readFile(fs, real) : null
    },
    linkTarget: (path) => readLink(fs, directories, path),
    ignoredByGit(path) {
      ignored ??= ignoreMatcher(fs, base, directories)
      return ignored(path)
    },
  }
}

/** @returns null for a file that is gone since its directory was listed. */
function readFile(fs: Fs, path: string): TextFile | null {
  try {
    const text = fs.readFileSync(path, 'utf8')
    // Node's decoder is the faster one, but puts this character where ours says that it is no UTF-8.
    if (text.includes('\uFFFD')) return decode(fs.readFileSync(path))
    return { text, encoding: 'utf8', binary: text.includes('\0') }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function readLink(fs: Fs, directories: Directories, path: string): string | null {
  const place = directories.maybeLink(path)
  try {
    return place === null ? null : fs.readlinkSync(place)
  } catch {
    return null
  }
}

/** The rules start at the repository's root, which may lie above the project's. */
function ignoreMatcher(fs: Fs, base: string, directories: Directories): (path: string) => boolean {
  const repository = repositoryRoot(fs, base) ?? base
  const prefix = base.slice(repository.length).replace(/^\//, '')
  const matches = gitignoreMatcher((directory) => {
    const file = directory === '' ? '.gitignore' : `${directory}/.gitignore`
    const isAbove = prefix !== '' && !directory.startsWith(`${prefix}/`)
    const isThere =
      isAbove || directories.at(prefix === '' ? file : file.slice(prefix.length + 1)).kind !== 'missing'
    return isThere ? readIgnoreFile(fs, `${repository}/${file}`) : null
  })
  return (path) => {
    if (path === '' || pathParts(path) === null) return false
    return matches(prefix === '' ? path : `${prefix}/${path}`, directories.at(path).kind === 'directory')
  }
}

function repositoryRoot(fs: Fs, base: string): string | null {
  for (let directory = base; ; directory = directory.slice(0, directory.lastIndexOf('/'))) {
    if (fs.existsSync(`${directory}/.git`)) return directory
    if (!directory.includes('/')) return null
  }
}

function readIgnoreFile(fs: Fs, path: string): string | null {
  try {
    return decode(fs.readFileSync(path)).text
  } catch {
    return null
  }
}
