import type { FoldedImage } from '../result.ts'
import { known } from '../shell/value.ts'
import type { Merged, NewFinal } from './merge-pattern.ts'

/** What the folded script builds: the final images, and the builders that it still builds. */
export function imagesOf(merged: readonly Merged[], keptBuilders: ReadonlySet<number>): FoldedImage[] {
  const images = merged.flatMap(({ plan, finals, dockerfile }): FoldedImage[] => [
    ...finals.map((final): FoldedImage => {
      return { step: final.part.build.id, role: 'final', dockerfile, target: targetOf(final) }
    }),
    ...plan.builders
      .filter(({ build, byHand }) => keptBuilders.has(build.id) && !byHand)
      .map(({ build, stageName }): FoldedImage => {
        return { step: build.id, role: 'builder', dockerfile, target: stageName }
      }),
  ])
  return images.toSorted((a, b) => a.step - b.step)
}

function targetOf({ part, target }: NewFinal): string | null {
  return target ?? (part.build.target && known(part.build.target))
}
