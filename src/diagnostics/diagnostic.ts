import type { Span, TextEdit } from '../source/span.ts'
import type { Code, Severity } from './rules.ts'

/** A second place that explains the first (`conf comes from …`). */
export interface Related {
  /** Where it is. */
  readonly span: Span
  /** What is there, for people. */
  readonly text: string
}

/** What stagefold has to say, as data: the words are in the table of rules. */
export interface Diagnostic {
  /** The rule: a key of {@link rules}. */
  readonly code: Code
  /** The rule's. */
  readonly severity: Severity
  /** Null when no place in a file is to blame (a wrong option, an empty folder). */
  readonly span: Span | null
  /** What the placeholders of the rule's message and hint stand for. */
  readonly args: Readonly<Record<string, string>>
  /** Other places that explain it. */
  readonly related?: readonly Related[]
  /** Edits of the text of `span.path` that would settle it. */
  readonly fix?: readonly TextEdit[]
}
