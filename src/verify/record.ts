import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { journalPaths } from '../apply/journal-paths.ts'
import type { Environment } from './process.ts'
import type { VerifyResult } from './result.ts'

/** What earlier runs found to be identical, by a key that says from what. */
export interface VerificationRecord {
  /**
   * What is known.
   * @param key names the files, the engine and the options, by a digest of them
   * @returns what an earlier run found, and when, in ISO 8601; null when none did
   */
  find(key: string): RecordedVerification | null
  /**
   * Keeps what was found.
   * @param key as in `find`
   * @param result with the status `identical`
   */
  add(key: string, result: VerifyResult): void
}

/** A verdict of an earlier run. */
export interface RecordedVerification {
  /** When it was found, in ISO 8601. */
  readonly at: string
  /** What was found. */
  readonly result: VerifyResult
}

interface Entry {
  readonly key: string
  /** ISO 8601. */
  readonly at: string
  /** The version that compared. */
  readonly stagefold: string
  readonly result: VerifyResult
}

/** Base images move on, and a digest of files does not see it. */
const DAYS = 30

/**
 * A project's record: a line of JSON for each verification, in the folder of the journal of writes. It is only ever
 * appended to, so that several runs at once, and a run that is killed, lose at most their last line.
 */
export function openRecord(root: string, version: string, env: Environment): VerificationRecord {
  const path = journalPaths(root, env).verified
  const all = readEntries(path)
  const fresh = all.filter(({ at, stagefold }) => stagefold === version && isYoung(at))
  const entries = new Map(fresh.map((entry) => [entry.key, entry]))
  if (all.length > 100 && entries.size < all.length / 2) rewrite(path, [...entries.values()])
  return {
    find: (key) => entries.get(key) ?? null,
    add(key, result) {
      const entry = { key, at: new Date().toISOString(), stagefold: version, result }
      entries.set(key, entry)
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        // A line that was cut short before is ended first.
        appendFileSync(path, `\n${JSON.stringify(entry)}\n`, { mode: 0o600 })
      } catch {
        // Without a place to write to, the next run builds it again.
      }
    },
  }
}

function readEntries(path: string): readonly Entry[] {
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap(parse)
  } catch {
    return []
  }
}

function parse(line: string): Entry | [] {
  try {
    const entry = JSON.parse(line) as Entry
    return entry.result.status === 'identical' ? entry : []
  } catch {
    return []
  }
}

function isYoung(at: string): boolean {
  return Date.now() - Date.parse(at) < DAYS * 86_400_000
}

function rewrite(path: string, entries: readonly Entry[]): void {
  try {
    writeFileSync(`${path}.${process.pid}`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
      mode: 0o600,
    })
    renameSync(`${path}.${process.pid}`, path)
  } catch {
    // It is longer than it needs to be, which harms nobody.
  }
}
