import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { rules } from '../diagnostics/rules.ts'
import type { Rule } from '../diagnostics/rules.ts'

/**
 * What is wrong, in one line and without its place: the rule's message, its arguments filled in.
 * @param diagnostic of a result's
 */
export function messageOf(diagnostic: Diagnostic): string {
  return fill(ruleOf(diagnostic).message, diagnostic.args)
}

/**
 * What to do about it: the rule's hint, its arguments filled in, or '' when there is nothing to do.
 * @param diagnostic of a result's
 */
export function hintOf(diagnostic: Diagnostic): string {
  return fill(ruleOf(diagnostic).hint, diagnostic.args)
}

function ruleOf(diagnostic: Diagnostic): Rule {
  return rules[diagnostic.code]
}

/** Takes each `{name}` once, so that an argument's own braces stay as they are. */
export function fill(template: string, args: Diagnostic['args']): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole)
}
