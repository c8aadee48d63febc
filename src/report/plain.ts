import type { Related } from '../diagnostics/diagnostic.ts'
import type { Severity } from '../diagnostics/rules.ts'
import type { Pipeline } from '../pipeline/types.ts'
import type { FileChange, FoldedImage, FoldResult } from '../result.ts'
import type { Position, Span, TextEdit } from '../source/span.ts'
import type { NotWritten } from './reported.ts'

/** One pipeline's result as plain data. Paths run from `root`. */
export interface PlainResult {
  /** The project's folder, from the working directory; `.` for that itself. */
  readonly root: string
  /** The first of its scripts. */
  readonly script: string
  /** All of them, in the order in which they are called. */
  readonly scripts: readonly string[]
  /** What came of it. */
  readonly status: FoldResult['status']
  /** The merged Dockerfiles; empty unless folded. */
  readonly dockerfiles: readonly string[]
  /** What the folded script builds from them; empty unless folded. */
  readonly images: readonly FoldedImage[]
  /** Whole files; empty unless folded. */
  readonly edits: readonly FileChange[]
  /** What the script does; null when it cannot be read. */
  readonly pipeline: PlainPipeline | null
  /** Everything that was said, in the order of its places. */
  readonly diagnostics: readonly PlainDiagnostic[]
  /** The diagnostics of severity `assumption`. */
  readonly assumptions: readonly PlainDiagnostic[]
  /** With `--write`: whether its files were. */
  readonly written?: boolean
  /** With `--write`: why they were not. */
  readonly refusals?: readonly NotWritten[]
}

/** A pipeline with every span completed. */
export interface PlainPipeline extends Pick<Pipeline, 'script' | 'command' | 'later'> {
  /** What the script does; each kind of step has keys of its own besides these. */
  readonly steps: readonly PlainStep[]
  /** The way back of every file that a build takes out of another one's image. */
  readonly origins: readonly unknown[]
}

/** What every step has. */
export interface PlainStep {
  /** Position in the pipeline's steps, from 0. */
  readonly id: number
  /** What kind of step it is. */
  readonly kind: Pipeline['steps'][number]['kind']
  /** The command in the script. */
  readonly span: PlainSpan
}

/** A diagnostic in words. */
export interface PlainDiagnostic {
  /** One of the table's, or of a later version's. */
  readonly code: string
  /** The code's. */
  readonly severity: Severity
  /** What is so. */
  readonly message: string
  /** What to do about it; '' where there is nothing to do. */
  readonly hint: string
  /** What fills the table's texts. */
  readonly args: Readonly<Record<string, string>>
  /** Null when no place in a file is to blame. */
  readonly span: PlainSpan | null
  /** Places that explain the first. */
  readonly related: readonly PlainRelated[]
  /** Replacements in the file of `span` that would settle it. */
  readonly fix: readonly TextEdit[] | null
}

/** A second place that explains the first, completed. */
export interface PlainRelated extends Related {
  /** Where it is. */
  readonly span: PlainSpan
}

/** A span with its ends as people and editors count. */
export interface PlainSpan extends Span {
  /** Of `start`. */
  readonly from: Position
  /** Of `end`. */
  readonly to: Position
}
