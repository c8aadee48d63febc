import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { rules } from '../diagnostics/rules.ts'
import type { Rule } from '../diagnostics/rules.ts'

/** The table's message for a diagnostic, its arguments filled in. */
export function messageOf(diagnostic: Diagnostic): string {
  return fill(ruleOf(diagnostic).message, diagnostic.args)
}

/** The table's hint for a diagnostic, or '' when there is nothing to do. */
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
