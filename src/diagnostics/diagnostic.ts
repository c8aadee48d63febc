import type { Span, TextEdit } from '../source/span.ts'
import type { Code, Severity } from './rules.ts'

/** A second place that explains the first (`conf comes from …`). */
export interface Related {
  readonly span: Span
  readonly text: string
}

/** What stagefold has to say, as data: the words are in the table of rules. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  /** Null when no place in a file is to blame (a wrong option, an empty folder). */
  readonly span: Span | null
  readonly args: Readonly<Record<string, string>>
  readonly related?: readonly Related[]
  /** An edit of `span.path` that would settle it. */
  readonly fix?: readonly TextEdit[]
}
