import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ByteChange } from './change.ts'
import { findRepository } from './git.ts'
import { systemCode } from './system-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface JournalFile {
  readonly version: 1
  readonly root: string
  readonly changes: readonly JournalEntry[]
}

/** Bytes in base64: a file need not be text in any encoding. */
interface JournalEntry {
  readonly path: string
  readonly mode?: number
  readonly before: string | null
  readonly after: string | null
}

/**
 * Where the last write's journal is kept: in the repository's `.git`, which nobody commits, else with the
 * user's other state. Never among the files of the project.
 */
export function journalPath(root: string, env: Environment): string {
  const repository = findRepositoryOrNull(root)
  if (repository !== null) return join(repository.directory, 'stagefold', `undo-${digest(root)}.json`)
  const state = env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state')
  return join(state, 'stagefold', `undo-${digest(root)}.json`)
}

/** The changes of the last write, or null when there is none to take back. */
export function readJournal(path: string): readonly ByteChange[] | null {
  try {
    const { version, changes } = JSON.parse(readFileSync(path, 'utf8')) as JournalFile
    return version === 1 ? changes.map(fromEntry) : null
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

export function writeJournal(path: string, root: string, changes: readonly ByteChange[]): void {
  const file: JournalFile = { version: 1, root, changes: changes.map(toEntry) }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(file), { mode: 0o600, flush: true })
  renameSync(temporary, path)
}

export function removeJournal(path: string): void {
  rmSync(path, { force: true })
}

/** Without git the journal has a place all the same; that git is missing is the guard's affair. */
function findRepositoryOrNull(root: string) {
  try {
    return findRepository(root)
  } catch {
    return null
  }
}

function digest(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 16)
}

function toEntry({ path, before, after, mode }: ByteChange): JournalEntry {
  return { path, ...(mode !== undefined && { mode }), before: base64(before), after: base64(after) }
}

function fromEntry({ path, before, after, mode }: JournalEntry): ByteChange {
  return { path, ...(mode !== undefined && { mode }), before: bytes(before), after: bytes(after) }
}

function base64(content: Uint8Array | null): string | null {
  return content === null ? null : Buffer.from(content).toString('base64')
}

function bytes(text: string | null): Uint8Array | null {
  return text === null ? null : Buffer.from(text, 'base64')
}
