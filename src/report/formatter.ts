import type { PlainShard } from './plain-document.ts'
import type { PlainResult } from './plain.ts'

/** Results in, text out while they come, so that many need little memory. */
export interface Formatter {
  /**
   * Takes a result.
   *
   * @param result the next one.
   * @returns what can be written already.
   */
  add(result: PlainResult): string
  /** @returns the rest. */
  end(): string
}

/** What reports for machines and services are made with. */
export interface FormatOptions {
  /** Of stagefold. */
  readonly version: string
  /**
   * A file as the reader of the report names it.
   *
   * @param root the result's `root`.
   * @param path from there.
   */
  readonly locate: (root: string, path: string) => string
  /** What is an error beside refusals. */
  readonly levels: Levels
  /** The part of the pipelines that the report is about; all without it. */
  readonly shard?: PlainShard
}

/** What makes the run fail, and so is an error in reports that know errors, warnings and notes. */
export interface Levels {
  /** A pipeline that could be folded. */
  readonly foldable: boolean
  /** An assumption. */
  readonly assumptions: boolean
  /** A warning. */
  readonly warnings: boolean
}
