import type { PlainResult } from './plain.ts'

/** Results in, text out while they come, so that many need little memory. */
export interface Formatter {
  /** @returns what can be written already. */
  add(result: PlainResult): string
  /** @returns the rest. */
  end(): string
}

/** What the machine-readable reports are made with. */
export interface FormatOptions {
  /** Of stagefold. */
  readonly version: string
  /** A file as the reader of the report names it. */
  readonly locate: (root: string, path: string) => string
  readonly levels: Levels
  readonly shard?: { readonly index: number; readonly count: number }
}

/** What makes the run fail, and so is an error in reports that know errors, warnings and notes. */
export interface Levels {
  /** A pipeline that could be folded. */
  readonly foldable: boolean
  readonly assumptions: boolean
  readonly warnings: boolean
}
