/**
 * `error` refuses the fold, `assumption` is a fact that the fold needs and the text cannot prove, `warning` and
 * `note` change nothing.
 */
export type Severity = 'error' | 'warning' | 'assumption' | 'note'

/** One row of the table: `{name}` in a text stands for the diagnostic's argument of that name. */
export interface Rule {
  /** Short, stable, kebab-case: what documentation pages and SARIF call it. */
  readonly name: string
  /** Of every diagnostic with the code. */
  readonly severity: Severity
  /** What is wrong. */
  readonly message: string
  /** What to do about it; may be empty. */
  readonly hint: string
}
