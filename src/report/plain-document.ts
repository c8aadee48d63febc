import type { Severity } from '../diagnostics/rules.ts'
import type { PlainResult } from './plain.ts'

/** The number in `version` of every document of results; another one is another form. */
export const documentVersion = 1

/**
 * What `--format json` writes: all that any report says of a run, so that `stagefold report` makes each of them from
 * it without the projects. `schema/results.json` is its JSON schema.
 */
export interface ResultsDocument {
  /** The number of this form. */
  readonly version: typeof documentVersion
  /** The version of stagefold. */
  readonly stagefold: string
  /** The part of the pipelines that this is about; all without it. */
  readonly shard?: PlainShard
  /** In the order in which they were found. */
  readonly results: readonly PlainResult[]
  /** What they come to. */
  readonly summary: PlainSummary
}

/** One part of `count`, which together are the whole. */
export interface PlainShard {
  /** Which part, from 1 to `count`. */
  readonly index: number
  /** How many parts there are. */
  readonly count: number
}

/** What a run came to. */
export interface PlainSummary {
  /** All that were looked at and are reported. */
  readonly pipelines: number
  /** Can be folded; with `--write`, were folded and written. */
  readonly folded: number
  /** Cannot be folded. */
  readonly refused: number
  /** Have no builder pattern. */
  readonly nothing: number
  /** With `--write`: can be folded, and were not written. */
  readonly notWritten: number
  /** What the folds make of files, each counted once. */
  readonly files: PlainFileCounts
  /** What was said. Of a refused pipeline only errors and warnings count: the rest would hold if it were folded. */
  readonly codes: Readonly<Record<string, PlainCount>>
}

/** How many files change, come and go. */
export interface PlainFileCounts {
  /** Are there before and after. */
  readonly changed: number
  /** Are new. */
  readonly created: number
  /** Go. */
  readonly deleted: number
}

/** How often a code was said. */
export interface PlainCount {
  /** The code's. */
  readonly severity: Severity
  /** In all. */
  readonly count: number
  /** Of how many pipelines. */
  readonly pipelines: number
}
