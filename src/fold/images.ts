import { sameImage } from '../dockerfile/reference.ts'
import { known } from '../shell/value.ts'
import type { Part } from './plan.ts'

/** The build whose image a FROM, COPY --from or mount of a later part names, if the script made it before. */
export function builderBehind<Candidate extends Part>(
  name: string,
  part: Part,
  builders: readonly Candidate[],
): Candidate | null {
  return (
    builders.findLast(
      (builder) =>
        isBefore(builder, part) &&
        builder.build.tags.some((tag) => {
          const text = known(tag)
          return text !== null && sameImage(text, name)
        }),
    ) ?? null
  )
}

function isBefore(a: Part, b: Part): boolean {
  return a !== b && (a.build.id < b.build.id || a.byHand)
}
