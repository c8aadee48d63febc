import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FoldOptions, FoldResult } from '../result.ts'

/** `--move-host-steps` is proposed only where the whole fold succeeds with it. */
export function proposeMoves(
  diagnostics: readonly Diagnostic[],
  options: FoldOptions,
  fold: (options: FoldOptions) => FoldResult,
): readonly Diagnostic[] {
  if (!diagnostics.some(({ code }) => code === 'SF210')) return diagnostics
  const helps = !options.moveHostSteps && fold({ ...options, moveHostSteps: true }).status === 'folded'
  const option = helps ? ', or fold with --move-host-steps' : ''
  return diagnostics.map((one) => (one.code === 'SF210' ? { ...one, args: { ...one.args, option } } : one))
}
