import type { Severity } from '../../src/index.ts'
import { severities } from '../../src/report/statistics.ts'
import { count } from '../../src/report/summary.ts'

/** A sign for each severity: colours alone tell nothing to many. */
export const signs: Readonly<Record<Severity, string>> = {
  error: '✕',
  warning: '!',
  assumption: '?',
  note: 'i',
}

/** `1 error, 2 assumptions`, worst first; empty for none. */
export function countBySeverity(list: readonly { readonly severity: Severity }[]): string {
  return severities
    .map((kind) => [kind, list.filter(({ severity }) => severity === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => count(number, kind))
    .join(', ')
}
