import type { Journal } from '../diagnostics/journal.ts'
import { builderBehind } from './images.ts'
import type { Builder, Part, Plan } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'

/**
 * Builders whose images somebody still has to make, by their steps.
 *
 * Those that no stage of the merged Dockerfile takes anything from: BuildKit would skip them, tests and all, where
 * the old script built them and stopped when they failed (E97). And those that a build which stays names (E98).
 */
export function findUnneeded(plan: Plan, merged: string, journal: Journal): readonly number[] {
  const unneeded = plan.builders.filter((builder) => !isNamed(builder.stageName, merged))
  for (const builder of unneeded) journal.add('SF508', builder.build.span, { stage: builder.stageName })
  const wanted = plan.builders.filter((builder) =>
    plan.others.some((other) => startsFrom(other, builder, plan)),
  )
  return [...unneeded, ...wanted].filter((builder) => !builder.byHand).map((builder) => builder.build.id)
}

/** FROM, `COPY --from=` or a mount of the merged text names the stage. */
function isNamed(name: string, merged: string): boolean {
  const end = '(?=[\\s,]|$)'
  const word = name.replaceAll('.', '\\.')
  return new RegExp(`(from=["']?|^[ \\t]*FROM\\s+(--platform=\\S+\\s+)?)${word}${end}`, 'im').test(merged)
}

function startsFrom(part: Part, builder: Builder, plan: Plan): boolean {
  return referencesOf(part.dockerfile).some(
    (reference) =>
      stageOf(reference, part.dockerfile) === null &&
      builderBehind(reference.name, part, plan.builders) === builder,
  )
}
