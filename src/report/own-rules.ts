import { families, rules } from '../diagnostics/rules.ts'
import type { Rule } from '../diagnostics/rules.ts'

/** What reports say of a pipeline as a whole; no fold says it, so it is in no table of diagnostics. */
export const ownRules = {
  SF001: {
    name: 'foldable',
    severity: 'note',
    message: 'this builder pattern can be folded into one multi-stage Dockerfile: {files}',
    hint: '`stagefold --write` does it',
  },
  SF002: {
    name: 'not-written',
    severity: 'error',
    message: 'nothing of this pipeline was written: {file} {problem}',
    hint: 'do what it says, and run stagefold again',
  },
} as const satisfies Record<string, Rule>

/** All that has a page in docs/rules. */
export const everyRule = { ...ownRules, ...rules } as const

export type RuleCode = keyof typeof everyRule

export const everyFamily: readonly { readonly title: string; readonly codes: readonly RuleCode[] }[] = [
  { title: 'Reports', codes: Object.keys(ownRules) as RuleCode[] },
  ...families,
]

/** @returns null for a code of another version of stagefold. */
export function ruleOf(code: string): Rule | null {
  return Object.hasOwn(everyRule, code) ? everyRule[code as RuleCode] : null
}
