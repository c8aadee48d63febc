import type { Severity } from '../../src/index.ts'

/** A sign for each severity: colours alone tell nothing to many. */
export const signs: Readonly<Record<Severity, string>> = {
  error: '✕',
  warning: '!',
  assumption: '?',
  note: 'i',
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `1 error, 2 assumptions`, worst first; empty for none. */
export function countBySeverity(list: readonly { readonly severity: Severity }[]): string {
  const kinds = Object.keys(signs) as readonly Severity[]
  return kinds
    .map((kind) => [kind, list.filter(({ severity }) => severity === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => count(number, kind))
    .join(', ')
}
