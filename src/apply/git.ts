import { execFileSync } from 'node:child_process'
import { dirname, relative, sep } from 'node:path'
import type { Placed } from './change.ts'
import type { Refusal } from './refusal.ts'
import { repositoryAround } from './repository.ts'
import { messageOf, systemCode } from './system-error.ts'
import { addTo } from '../source/lists.ts'

/** Why git could not bring a file back; null when it could, or when there is no repository around it. */
type Answer = Omit<Refusal, 'path'> | null

/** Asks git about many files at once, and remembers what it said. */
export class GitGuard {
  readonly #answers = new Map<string, Answer>()
  readonly #tops = new Map<string, string | null>()

  /** A refusal for each file whose content git could not bring back. */
  refusals(files: readonly Placed[]): readonly Refusal[] {
    this.#ask(files.map(({ file }) => file).filter((file) => !this.#answers.has(file)))
    return files.flatMap(({ path, file }) => {
      const answer = this.#answers.get(file) ?? null
      return answer === null ? [] : [{ path, ...answer }]
    })
  }

  /** Each repository on its own: what lies in one below the project is nothing that the project's knows. */
  #ask(files: readonly string[]): void {
    const groups = new Map<string | null, string[]>()
    for (const file of new Set(files)) {
      addTo(groups, this.#topOf(dirname(file)), file)
    }
    for (const [top, group] of groups) {
      const states = top === null ? () => null : statesIn(top, group)
      for (const file of group) this.#answers.set(file, states(file))
    }
  }

  #topOf(folder: string): string | null {
    const known = this.#tops.get(folder)
    if (known !== undefined) return known
    const top = repositoryAround(folder)?.top ?? null
    this.#tops.set(folder, top)
    return top
  }
}

function statesIn(top: string, files: readonly string[]): (file: string) => Answer {
  const nameOf = (file: string) => relative(top, file).replaceAll(sep, '/')
  // Each path that is named is compared with every file that git knows: beyond a few, all are faster.
  const paths = files.length > 50 ? [] : files.map(nameOf)
  try {
    const tracked = trackedIn(top, paths)
    const changed = changedIn(top, paths)
    return (file) => {
      const name = nameOf(file)
      const tag = tracked.get(name)
      if (tag === undefined) return { reason: 'untracked' }
      if (changed.has(name)) return { reason: 'uncommitted' }
      return tag === 'S' || tag !== tag.toUpperCase() ? { reason: 'hidden' } : null
    }
  } catch (error) {
    const detail = complaint(error)
    return () => ({ reason: 'git', detail })
  }
}

/** Tracked files with the letters of `git ls-files -v`. */
function trackedIn(top: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const entries = git(top, ['ls-files', '-v', '-z', '--', ...paths])
  return new Map(entries.map((entry) => [entry.slice(2), entry.slice(0, 1)]))
}

/** Tracked files that are not, in the index and on disk, as they were committed. */
function changedIn(top: string, paths: readonly string[]): ReadonlySet<string> {
  const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=no', '--ignore-submodules=all']
  return new Set(git(top, ['status', ...options, '--', ...paths]).map((entry) => entry.slice(3)))
}

/** Neither takes a lock that a user's own git would wait for, nor runs a monitor that the repository names. */
function git(top: string, args: readonly string[]): readonly string[] {
  const options = ['-C', top, '-c', 'core.fsmonitor=false', '--literal-pathspecs']
  const output = execFileSync('git', [...options, ...args], {
    encoding: 'utf8',
    env: environment(),
    maxBuffer: Infinity,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return output.split('\0').slice(0, -1)
}

/** Without what a hook of git is started with: that is said of one repository, and not of one below it. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']) delete env[name]
  return env
}

function complaint(error: unknown): string {
  if (systemCode(error) === 'ENOENT') return 'git is not installed'
  const said = (error as { readonly stderr?: string }).stderr?.trim()
  return (said || messageOf(error)).split('\n')[0]!
}
