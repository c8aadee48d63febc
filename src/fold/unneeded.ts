import type { Journal } from '../diagnostics/journal.ts'
import { readDockerfile } from '../dockerfile/read.ts'
import type { Plan } from './plan.ts'
import { referencesOf } from './references.ts'

/**
 * Builders that no stage of the merged Dockerfile takes anything from. BuildKit would skip their stages, tests and
 * all, where the old script built them and stopped when they failed (E97).
 */
export function findUnneeded(plan: Plan, merged: string, journal: Journal): readonly number[] {
  const reading = readDockerfile(plan.final.dockerfile.path, merged)
  if (!reading.ok) return []
  const names = new Set(referencesOf(reading.dockerfile).map((reference) => reference.name.toLowerCase()))
  const unneeded = plan.builders.filter((builder) => !names.has(builder.stageName))
  for (const builder of unneeded) journal.add('SF508', builder.build.span, { stage: builder.stageName })
  return unneeded.filter((builder) => !builder.byHand).map((builder) => builder.build.id)
}
