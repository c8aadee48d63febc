import { createHash } from 'node:crypto'
import type { PlainResult } from '../report/plain.ts'
import { InputError } from './errors.ts'
import type { Io } from './io.ts'
import { readDocument } from './read-document.ts'

export interface Merged {
  /** What is to be said of the files, for people. */
  readonly remarks: readonly string[]
  /** False when a shard is missing. */
  readonly isComplete: boolean
  /** Each pipeline once, in the order of the files, which are read again one after the other. */
  readonly results: () => Iterable<PlainResult>
}

/**
 * Several documents of results as one. No more than one of them is held in memory.
 * @throws InputError for a file that is none, and for two that say different things of one pipeline
 */
export function mergeDocuments(files: readonly string[], io: Io): Merged {
  const seen = new Map<string, { readonly file: string; readonly digest: string }>()
  const counts = new Map<string, number>()
  const shards: Shard[] = []
  for (const file of files) {
    const document = readDocument(file, io)
    if (document.shard) shards.push({ ...document.shard, file })
    for (const result of document.results) {
      const [key, digest] = [keyOf(result), digestOf(result)]
      const known = seen.get(key)
      if (known === undefined) seen.set(key, { file, digest })
      else {
        if (known.digest !== digest) throw contradiction(result, known.file, file)
        counts.set(`${known.file} and ${file}`, (counts.get(`${known.file} and ${file}`) ?? 0) + 1)
      }
    }
  }
  const missing = missingShards(shards)
  const doubles = [...counts].map(
    ([both, number]) =>
      `${both} both have ${number === 1 ? 'a pipeline' : `${number} pipelines`}: counted once.`,
  )
  return {
    remarks: [...doubles, ...missing],
    isComplete: missing.length === 0,
    results: () => once(files, io),
  }
}

interface Shard {
  readonly index: number
  readonly count: number
  readonly file: string
}

function* once(files: readonly string[], io: Io): Generator<PlainResult> {
  const seen = new Set<string>()
  for (const file of files) {
    for (const result of readDocument(file, io).results) {
      const key = keyOf(result)
      if (!seen.has(key)) yield result
      seen.add(key)
    }
  }
}

function keyOf({ root, scripts }: PlainResult): string {
  return JSON.stringify([root, ...scripts])
}

function digestOf(result: PlainResult): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('base64')
}

function contradiction({ root, script }: PlainResult, one: string, other: string): InputError {
  const path = root === '.' ? script : `${root}/${script}`
  return new InputError(
    `${one} and ${other} say different things of ${path}: they come from different versions of the files, or from different options. Run both again.`,
  )
}

/** @throws InputError when the shards are not of one split */
function missingShards(shards: readonly Shard[]): readonly string[] {
  const [first] = shards
  if (first === undefined) return []
  const { count } = first
  const other = shards.find((shard) => shard.count !== count)
  if (other)
    throw new InputError(
      `${first.file} is one of ${count} shards, and ${other.file} one of ${other.count}: they do not belong together.`,
    )
  const there = new Set(shards.map(({ index }) => index))
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index))
  if (missing.length === 0) return []
  const names = missing.map((index) => `${index}/${count}`).join(', ')
  return [`the report is not complete: ${missing.length === 1 ? 'shard' : 'shards'} ${names} not given.`]
}
