import type { Journal } from '../diagnostics/journal.ts'
import type { Plan } from './plan.ts'

/**
 * Builders whose images somebody still has to make, by their steps.
 *
 * Those that no stage of the merged Dockerfile takes anything from: BuildKit would skip them, tests and all, where
 * the old script built them and stopped when they failed (E97).
 */
export function findUnneeded(plan: Plan, merged: string, journal: Journal): readonly number[] {
  const unneeded = plan.builders.filter((builder) => !isNamed(builder.stageName, merged))
  for (const builder of unneeded) journal.add('SF508', builder.build.span, { stage: builder.stageName })
  return unneeded.filter((builder) => !builder.byHand).map((builder) => builder.build.id)
}

/** FROM, `COPY --from=` or a mount of the merged text names the stage. */
function isNamed(name: string, merged: string): boolean {
  const end = '(?=[\\s,]|$)'
  const word = name.replaceAll('.', '\\.')
  return new RegExp(`(from=["']?|^[ \\t]*FROM\\s+(--platform=\\S+\\s+)?)${word}${end}`, 'im').test(merged)
}
