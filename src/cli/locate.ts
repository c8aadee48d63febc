import { join, relative, resolve } from 'node:path'
import type { Io } from './io.ts'
import { projectRoot } from './targets.ts'

type Locate = (root: string, path: string) => string

/** Files as people name them who stand in the working directory. */
export function fromHere(io: Io): Locate {
  return (root, path) => relative(io.cwd, resolve(io.cwd, root, path)) || '.'
}

/**
 * Files as a service names them that shows a repository: from the folder that was checked out, which a job of GitHub
 * Actions is told, and which is the git repository around the working directory elsewhere.
 */
export function fromRepository(io: Io): Locate {
  const workspace = io.env['GITHUB_WORKSPACE']
  const isWithin = workspace !== undefined && !relative(workspace, io.cwd).startsWith('..')
  const base = isWithin ? workspace : projectRoot(io.cwd)
  return (root, path) => relative(base, join(resolve(io.cwd, root), path))
}
