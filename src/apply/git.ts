import { execFileSync } from 'node:child_process'
import type { Refusal } from './refusal.ts'

/** What git says of a project; null outside of any repository. */
export interface Repository {
  /** Absolute path of the `.git` directory, also for a linked work tree. */
  readonly directory: string
  /** From the repository's root to the project's, with a `/` at its end, or ''. */
  readonly prefix: string
}

/** @throws when git is not installed, or does not trust the repository */
export function findRepository(root: string): Repository | null {
  try {
    const lines = git(root, ['rev-parse', '--absolute-git-dir', '--show-prefix']).split('\n')
    return { directory: lines[0]!, prefix: lines[1] ?? '' }
  } catch (error) {
    if (/not a git repository/i.test(messageOf(error))) return null
    throw error
  }
}

/** A refusal for each path whose content git could not bring back. */
export function unsafePaths(root: string, paths: readonly string[]): readonly Refusal[] {
  if (paths.length === 0) return []
  try {
    const repository = findRepository(root)
    return repository === null ? [] : statusOf(root, repository, paths)
  } catch (error) {
    return paths.map((path) => ({ path, reason: 'git', detail: messageOf(error) }))
  }
}

function statusOf(root: string, repository: Repository, paths: readonly string[]): readonly Refusal[] {
  const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored']
  const output = git(root, ['--literal-pathspecs', 'status', ...options, '--', ...paths])
  return output.split('\0').flatMap((entry): readonly Refusal[] => {
    const path = entry.slice(3 + repository.prefix.length)
    if (path === '') return []
    const state = entry.slice(0, 2)
    return [{ path, reason: state === '??' || state === '!!' ? 'untracked' : 'uncommitted' }]
  })
}

/** Neither takes a lock that a user's own git would wait for, nor runs a monitor that the repository names. */
function git(root: string, args: readonly string[]): string {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }
  const command = ['-C', root, '-c', 'core.fsmonitor=false', ...args]
  return execFileSync('git', command, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] })
}

function messageOf(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message?: string }
  return (stderr?.trim() || message || String(error)).split('\n')[0]!
}
