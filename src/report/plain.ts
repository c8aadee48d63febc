import type { Severity } from '../diagnostics/rules.ts'
import type { Pipeline } from '../pipeline/types.ts'
import type { FileChange, FoldedImage, FoldResult } from '../result.ts'
import type { Position, Span, TextEdit } from '../source/span.ts'
import type { NotWritten } from './reported.ts'

/** The number in `version` of every document of results; another one is another form. */
export const documentVersion = 1

/**
 * What `--format json` writes: all that any report says of a run, so that `stagefold report` makes each of them from
 * it without the projects. `schema/results.json` is its JSON schema.
 */
export interface ResultsDocument {
  readonly version: typeof documentVersion
  /** The version of stagefold. */
  readonly stagefold: string
  /** The part of the pipelines that this is about. */
  readonly shard?: { readonly index: number; readonly count: number }
  readonly results: readonly PlainResult[]
  readonly summary: PlainSummary
}

/** One pipeline. Paths run from `root`. */
export interface PlainResult {
  readonly root: string
  /** The first of its scripts. */
  readonly script: string
  readonly scripts: readonly string[]
  readonly status: FoldResult['status']
  readonly dockerfiles: readonly string[]
  readonly images: readonly FoldedImage[]
  readonly edits: readonly FileChange[]
  /** As in the library, with every span completed. */
  readonly pipeline: PlainPipeline | null
  readonly diagnostics: readonly PlainDiagnostic[]
  readonly assumptions: readonly PlainDiagnostic[]
  /** With `--write`. */
  readonly written?: boolean
  /** With `--write`: why it was not written. */
  readonly refusals?: readonly NotWritten[]
}

export interface PlainPipeline extends Pick<Pipeline, 'script' | 'command' | 'later'> {
  readonly steps: readonly PlainStep[]
  readonly origins: readonly unknown[]
}

export interface PlainStep {
  readonly id: number
  readonly kind: Pipeline['steps'][number]['kind']
  readonly span: PlainSpan
}

export interface PlainDiagnostic {
  /** One of the table's, or of a later version's. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  readonly args: Readonly<Record<string, string>>
  readonly span: PlainSpan | null
  readonly related: readonly { readonly span: PlainSpan; readonly text: string }[]
  readonly fix: readonly TextEdit[] | null
}

/** A span with its ends as people and editors count. */
export interface PlainSpan extends Span {
  readonly from: Position
  readonly to: Position
}

/** What a run came to. */
export interface PlainSummary {
  readonly pipelines: number
  /** Can be folded; with `--write`, were folded and written. */
  readonly folded: number
  readonly refused: number
  /** Have no builder pattern. */
  readonly nothing: number
  /** With `--write`: can be folded, and were not written. */
  readonly notWritten: number
  readonly files: { readonly changed: number; readonly created: number; readonly deleted: number }
  /** What was said. Of a refused pipeline only errors and warnings count: the rest would hold if it were folded. */
  readonly codes: Readonly<Record<string, PlainCount>>
}

export interface PlainCount {
  readonly severity: Severity
  /** How often it was said. */
  readonly count: number
  /** Of how many pipelines. */
  readonly pipelines: number
}
