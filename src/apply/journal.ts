import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Entry } from './change.ts'
import { systemCode } from './system-error.ts'

/** A line of a journal, as JSON. */
export type Line =
  /** The first one. `run` is unlike that of any other run. */
  | { readonly stagefold: typeof version; readonly run: string; readonly root: string }
  /** Files that are to be written together, before any of them changes. */
  | { readonly unit: number; readonly files: readonly Entry[] }
  | { readonly begin: number }
  /** Not `written`: everything is as it was. */
  | { readonly end: number; readonly written: boolean }
  /** The run came to its end, so that the next one is another. */
  | { readonly finished: true }
  | { readonly undo: true }

/** What a journal says of a run. */
export interface Journal {
  readonly run: string
  readonly units: ReadonlyMap<number, readonly Entry[]>
  /** Units that were begun and did not end: the run was stopped at them. */
  readonly open: ReadonlySet<number>
  /** In the order in which they were written. */
  readonly written: readonly number[]
  readonly finished: boolean
  /** An undo was begun. */
  readonly undoing: boolean
  /** Bytes that could be read: the last line may be cut short. */
  readonly length: number
}

export const version = 2

/**
 * @returns null when there is none
 * @throws when it is not a journal, or another version's
 */
export function readJournal(path: string): Journal | null {
  const bytes = readOrNull(path)
  if (bytes === null) return null
  const units = new Map<number, readonly Entry[]>()
  const open = new Set<number>()
  const written: number[] = []
  let [run, finished, undoing, length] = ['', false, false, 0]
  for (const [line, end] of linesOf(bytes)) {
    if ('stagefold' in line && line.stagefold === version) run = line.run
    else if (run === '') throw new Error(`${path} is not a journal of this version; remove it`)
    else if ('unit' in line) units.set(line.unit, line.files)
    else if ('begin' in line) open.add(line.begin)
    else if ('end' in line) {
      open.delete(line.end)
      if (line.written) written.push(line.end)
    } else if ('undo' in line) undoing = true
    else finished = true
    length = end
  }
  return { run, units, open, written, finished, undoing, length }
}

/**
 * Like `readJournal` for a run that can still go on; no more than the end is read of one that cannot.
 * @returns null when there is none, or when it is finished
 */
export function readUnfinished(path: string): Journal | null {
  return isFinished(path) ? null : readJournal(path)
}

/** Whole lines, up to the first that is none, each with the place where it ends. */
function* linesOf(bytes: Buffer): Iterable<readonly [Line, number]> {
  for (let start = 0; ;) {
    const end = bytes.indexOf('\n', start)
    const line = end === -1 ? null : parse(bytes.toString('utf8', start, end))
    if (line === null) return
    yield [line, end + 1]
    start = end + 1
  }
}

function parse(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

function isFinished(path: string): boolean {
  const end = Buffer.from(`${JSON.stringify({ finished: true } satisfies Line)}\n`)
  try {
    const descriptor = openSync(path, 'r')
    try {
      const at = fstatSync(descriptor).size - end.length
      const bytes = Buffer.alloc(end.length)
      return at > 0 && readSync(descriptor, bytes, { position: at }) === end.length && bytes.equals(end)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true
    throw error
  }
}
