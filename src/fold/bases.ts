import type { World } from '../script/world.ts'
import { takesFiles } from './find.ts'
import { builderBehind } from './images.ts'
import { partsOf, type Part, type Plan } from './plan.ts'
import { referencesOf, stageOf, type Reference } from './references.ts'

/** The places of a Dockerfile that mean the builder's image. */
export function referencesTo(builder: Part, part: Part, builders: readonly Part[]): readonly Reference[] {
  return referencesOf(part.dockerfile).filter(
    (reference) =>
      stageOf(reference, part.dockerfile) === null &&
      builderBehind(reference.name, part, builders) === builder,
  )
}

/**
 * A builder that takes files itself and that others only start from: it is an image like the final ones, which
 * nobody builds for its files.
 */
export function isOwnImage(builder: Part, plan: Plan, world: World): boolean {
  const parts = partsOf(plan)
  const isExtracted = world.steps.some(
    (step) => step.kind === 'extract' && step.artifact.build === builder.build.id,
  )
  const named = parts.flatMap((part) => referencesTo(builder, part, plan.builders))
  const isBase = !isExtracted && named.length > 0 && named.every(({ where }) => where === 'FROM')
  return isBase && takesFiles(builder, parts, world)
}
