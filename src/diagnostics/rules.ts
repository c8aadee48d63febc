/**
 * `error` refuses the fold, `assumption` is a fact that the fold needs and the text cannot prove, `warning` and
 * `note` change nothing.
 */
export type Severity = 'error' | 'warning' | 'assumption' | 'note'

/** One row of the table: `{name}` in a text stands for the diagnostic's argument of that name. */
export interface Rule {
  /** Short, stable, kebab-case: what documentation pages and SARIF call it. */
  readonly name: string
  readonly severity: Severity
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/**
 * Every code that stagefold can utter. SF1 reading files, SF2 the script, SF3 the Dockerfiles and the fold,
 * SF4 assumptions, SF5 notes, SF9 usage.
 */
export const rules = {
  SF101: {
    name: 'missing-file',
    severity: 'error',
    message: 'there is no file {file}',
    hint: 'check the name, or say which file is meant with --builder or --dockerfile',
  },
} as const satisfies Record<string, Rule>

export type Code = keyof typeof rules
