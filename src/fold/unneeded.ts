import type { Journal } from '../diagnostics/journal.ts'
import type { Plan } from './plan.ts'

/**
 * Builders whose images somebody still has to make, by their steps.
 *
 * Those that no stage of the merged Dockerfile takes anything from: BuildKit would skip them, tests and all, where
 * the old script built them and stopped when they failed (E97).
 */
export function findUnneeded(plan: Plan, merged: string, journal: Journal): readonly number[] {
  const named = namesIn(merged)
  const unneeded = plan.builders.filter((builder) => !named.has(builder.stageName.toLowerCase()))
  for (const builder of unneeded) journal.add('SF508', builder.build.span, { stage: builder.stageName })
  return unneeded.filter((builder) => !builder.byHand).map((builder) => builder.build.id)
}

/** What FROM, `COPY --from=` and mounts of the merged text name. */
function namesIn(merged: string): ReadonlySet<string> {
  const found = merged.matchAll(/(?:from=["']?|^[ \t]*FROM\s+(?:--platform=\S+\s+)?)([^\s,]+)/gim)
  return new Set([...found].map(([, name]) => name!.toLowerCase()))
}
