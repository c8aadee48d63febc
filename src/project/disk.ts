import type * as NodeFs from 'node:fs'
import { decode } from './decode.ts'
import { gitignoreMatcher } from './gitignore.ts'
import { pathParts } from './path.ts'
import type { Kind, Project } from './project.ts'

type Fs = typeof NodeFs

/**
 * A directory on disk as a project. Symbolic links are followed within the root; what lies outside it is
 * missing, whichever way a path leads there.
 * @param root an existing directory, absolute or from the process's working directory
 * @throws when the root does not exist
 */
export function diskProject(root: string): Project {
  // Asked for here rather than imported: the same bundle serves browsers, where only this function is missing.
  const fs = process.getBuiltinModule('node:fs')
  const base = fs.realpathSync.native(root)
  let ignored: ((path: string) => boolean) | undefined

  function kind(path: string): Kind {
    const real = realPath(fs, base, path)
    const stats = real === null ? undefined : stat(fs, real)
    if (stats?.isDirectory()) return 'directory'
    return stats?.isFile() ? 'file' : 'missing'
  }

  return {
    kind,
    read(path) {
      const real = realPath(fs, base, path)
      if (real === null || !stat(fs, real)?.isFile()) return null
      return decode(fs.readFileSync(real))
    },
    list(path) {
      if (kind(path) !== 'directory') return []
      return fs.readdirSync(realPath(fs, base, path)!).toSorted()
    },
    linkTarget(path) {
      return readLink(fs, base, path)
    },
    ignoredByGit(path) {
      ignored ??= ignoreMatcher(fs, base, kind)
      return ignored(path)
    },
  }
}

/** The path without links, or null when it is missing or lies outside of the root. */
function realPath(fs: Fs, base: string, path: string): string | null {
  const parts = pathParts(path)
  if (parts === null) return null
  try {
    const real = fs.realpathSync.native([base, ...parts].join('/'))
    return real === base || real.startsWith(base === '/' ? base : `${base}/`) ? real : null
  } catch {
    return null
  }
}

function stat(fs: Fs, path: string): NodeFs.Stats | undefined {
  try {
    return fs.statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function readLink(fs: Fs, base: string, path: string): string | null {
  const parts = pathParts(path)
  const parent =
    parts === null || parts.length === 0 ? null : realPath(fs, base, parts.slice(0, -1).join('/'))
  if (parent === null) return null
  try {
    return fs.readlinkSync(`${parent}/${parts!.at(-1)}`)
  } catch {
    return null
  }
}

/** The rules start at the repository's root, which may lie above the project's. */
function ignoreMatcher(fs: Fs, base: string, kind: (path: string) => Kind): (path: string) => boolean {
  const repository = repositoryRoot(fs, base) ?? base
  const prefix = base.slice(repository.length).replace(/^\//, '')
  const matches = gitignoreMatcher((directory) => readIgnoreFile(fs, `${repository}/${directory}/.gitignore`))
  return (path) => {
    if (path === '' || pathParts(path) === null) return false
    return matches(prefix === '' ? path : `${prefix}/${path}`, kind(path) === 'directory')
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
