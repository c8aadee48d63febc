import type { Levels } from '../report/formatter.ts'
import type { FoldResult } from '../result.ts'
import type { Options } from './options.ts'

/** What `--fail-on` and `--check` make of results. */
export function levelsOf(options: Pick<Options, 'check' | 'fail-on'>): Levels {
  const level = options['fail-on'] ?? 'refusal'
  return {
    foldable: options.check ?? false,
    assumptions: level === 'assumption',
    warnings: level === 'assumption' || level === 'warning',
  }
}

/**
 * Why what is folded is not to be written, or null where it may be. What is found on the way to a refusal counts for
 * nothing.
 */
export function objectionTo(
  { status, diagnostics }: { readonly status: FoldResult['status']; readonly diagnostics: readonly Said[] },
  levels: Levels,
): 'assumption' | 'warning' | null {
  if (status === 'refused') return null
  const has = (severity: string) => diagnostics.some((one) => one.severity === severity)
  if (levels.assumptions && has('assumption')) return 'assumption'
  return levels.warnings && has('warning') ? 'warning' : null
}

interface Said {
  readonly severity: string
}
