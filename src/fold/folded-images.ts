import type { FoldedImage } from '../result.ts'
import { known } from '../shell/value.ts'
import type { Merged, NewFinal } from './merge-pattern.ts'
import type { Part } from './plan.ts'

/** What the folded script builds: the final images, and the builders that it still builds. */
export function imagesOf(merged: readonly Merged[], keptBuilders: ReadonlySet<number>): FoldedImage[] {
  const images = merged.flatMap(({ plan, finals, dockerfile, united }): Built[] => [
    ...finals.map((final): Built => {
      const { part } = final
      const [step, target, context] = [part.build.id, targetOf(final), united.root]
      return { part, image: { step, role: 'final', dockerfile, target, context } }
    }),
    ...plan.builders
      .filter(({ build, byHand }) => keptBuilders.has(build.id) && !byHand)
      .map((part): Built => {
        const [step, target, context] = [part.build.id, part.stageName, united.root]
        return { part, image: { step, role: 'builder', dockerfile, target, context } }
      }),
  ])
  const ordered = images.toSorted((a, b) => a.image.step - b.image.step)
  return ordered.filter((one, at) => !isAgain(one, ordered.slice(0, at), ordered)).map(({ image }) => image)
}

interface Built {
  readonly part: Part
  readonly image: FoldedImage
}

function targetOf({ part, target }: NewFinal): string | null {
  return target ?? (part.build.target && known(part.build.target))
}

/** Another way through the script comes to the same command: a loop in one of them comes to it several times. */
function isAgain(one: Built, before: readonly Built[], all: readonly Built[]): boolean {
  const { run } = one.part.moment
  const isSame = ({ part }: Built): boolean =>
    part.build.span.path === one.part.build.span.path && part.build.span.start === one.part.build.span.start
  const earlier = all.filter((other) => isSame(other) && other.part.moment.run < run)
  const runs = [...new Set(earlier.map(({ part }) => part.moment.run))]
  const times = before.filter((other) => isSame(other) && other.part.moment.run === run).length
  return runs.some((other) => earlier.filter(({ part }) => part.moment.run === other).length > times)
}
