import { expandWord } from '../dockerfile/expand.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import { givenArguments } from './given.ts'
import { sameImage } from '../dockerfile/reference.ts'
import { equal, known, literal, type Value } from '../shell/value.ts'
import type { Part } from './plan.ts'

/** The build whose image a FROM, COPY --from or mount of a later part names, if the script made it before. */
export function builderBehind<Candidate extends Part>(
  name: string,
  part: Part,
  builders: readonly Candidate[],
): Candidate | null {
  const image = valueOf(name, part)
  const text = known(image)
  return (
    builders.findLast(
      (builder) =>
        isBefore(builder, part) &&
        builder.build.tags.some((tag) => {
          const own = known(tag)
          return own === null || text === null ? equal(tag, image) : sameImage(own, text)
        }),
    ) ?? null
  )
}

/** An image may be named by an ARG that stands above the first FROM, or that the script gives. */
function valueOf(name: string, part: Part): Value {
  const variable = /^\$\{?(\w+)\}?$/.exec(name)?.[1]
  const given = part.build.buildArgs.findLast((argument) => argument.name === variable)?.value
  if (given) return given
  if (!name.includes('$')) return literal(name)
  const { dockerfile } = part
  const [first] = dockerfile.stages
  const lookup = scopeAt(dockerfile, first!, first!.from, givenArguments(part))
  return literal(expandWord(name, lookup, dockerfile.escape).text ?? name)
}

function isBefore(a: Part, b: Part): boolean {
  return a !== b && (a.byHand || (a.build.id < b.build.id && a.moment.run === b.moment.run))
}
