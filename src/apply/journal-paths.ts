import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { repositoryAround } from './repository.ts'

/** Values of environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Where is kept what outlives a run. */
export interface JournalPaths {
  readonly folder: string
  /** Of the last run that wrote something. */
  readonly last: string
  /** Of a run that has not yet written anything: the last one can still be taken back. */
  readonly next: string
  /** Held by the run that writes. */
  readonly lock: string
  /** What was verified. */
  readonly verified: string
}

/**
 * In the repository's `.git`, which nobody commits, else with the user's other state. Never among the files of the
 * project.
 */
export function journalPaths(root: string, env: Environment): JournalPaths {
  const folder = join(repositoryAround(root)?.directory ?? stateFolder(env), 'stagefold')
  const project = createHash('sha256').update(root).digest('hex').slice(0, 16)
  return {
    folder,
    last: join(folder, `undo-${project}.jsonl`),
    next: join(folder, `undo-${project}.next.jsonl`),
    lock: join(folder, `undo-${project}.lock`),
    verified: join(folder, `verified-${project}.jsonl`),
  }
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ */
function stateFolder(env: Environment): string {
  return env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state')
}
