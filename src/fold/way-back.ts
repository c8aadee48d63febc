import { readCopy } from '../dockerfile/copy.ts'
import type { Instruction, Stage } from '../dockerfile/types.ts'
import type { Origin } from '../pipeline/origin.ts'
import { cleanPath } from '../source/path.ts'
import type { Range, Span } from '../source/span.ts'
import type { World } from '../script/world.ts'
import { viewsOf } from './copy-views.ts'
import { contextView } from './find.ts'
import { builderBehind } from './images.ts'
import { makingIn, type Makers } from './making.ts'
import { mountViews } from './mounts.ts'
import { spanIn, type Part } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'
import { asIfWhole, type SourceView, type Taken } from './sources.ts'
import { wayOf, type Job } from './way-of.ts'
import { strangersOf } from './worked-on.ts'

/**
 * For every file that a build takes out of another image of the script, or out of a container, its way back to the
 * line that made it. Works for pipelines that are refused too, as far as they are understood.
 *
 * @param placed where people find a place, for one in a text that is no file.
 */
export function waysBack(
  world: World,
  parts: readonly Part[],
  placed: (span: Span) => Span,
): readonly Origin[] {
  const makers: Makers = {
    parts,
    project: world.project,
    placed,
    known: new Map(),
    references: once((dockerfile) => new Map(referencesOf(dockerfile).map((one) => [one.range, one]))),
  }
  const strangers = strangersOf(world)
  const found = parts.flatMap((part) => {
    const view = part.moment.host.placed.length === 0 ? null : contextView(part, world.project)
    const job = { part, view, world, makers, strangers }
    return part.dockerfile.stages.flatMap((stage) =>
      stage.instructions.flatMap((instruction) => originsIn(instruction, stage, job)),
    )
  })
  const sources = new Set(found.map(({ image }) => image))
  return found.map((origin) => ({ ...origin, final: !sources.has(origin.build) }))
}

function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

function originsIn(instruction: Instruction, stage: Stage, job: Job): readonly Origin[] {
  const { part, view, makers } = job
  const copy = readCopy(instruction)
  const named = fromImage(instruction, part, makers)
  if (named) return named
  if (view === null) return []
  const viewed = copy
    ? viewsOf(copy, instruction, stage, part, view).map((one) => ({
        range: one.word as Range,
        view: one.view,
      }))
    : mountViews(instruction, stage, part, view).map((one) => ({
        range: (one.mount.source ?? one.mount.flag) as Range,
        view: one.view,
      }))
  return viewed.flatMap(({ range, view: found }) =>
    takenFrom(found).flatMap((taken) => {
      const lain = view.placed.findLast(({ artifact }) => artifact === taken.artifact)
      if (!lain) return []
      const way = wayOf(taken, lain, job)
      const places = { instruction: placeOf(part, instruction, makers), source: placeOf(part, range, makers) }
      return [{ build: part.build.id, final: false, ...places, certain: found.kind !== 'unclear', ...way }]
    }),
  )
}

/** What may be meant is worth showing where nobody knows what is. */
function takenFrom(view: SourceView): readonly Taken[] {
  if (view.kind === 'unclear') return [asIfWhole(view.artifact)]
  return view.kind === 'context' ? [] : view.taken
}

/** `COPY --from=app:build /out/app /app`: the script builds the image, and no file of it came to the host. */
function fromImage(instruction: Instruction, part: Part, makers: Makers): readonly Origin[] | null {
  const copy = readCopy(instruction)
  if (!copy?.from?.valueRange) return null
  const { valueRange } = copy.from
  const reference = makers.references(part.dockerfile).get(valueRange)
  if (!reference || stageOf(reference, part.dockerfile)) return []
  const builder = builderBehind(reference.name, part, makers.parts)
  if (!builder) return []
  return copy.sources.map((word) => {
    const path = cleanPath(`/${word.text}`) ?? '/'
    return {
      build: part.build.id,
      final: false,
      instruction: placeOf(part, instruction, makers),
      source: placeOf(part, word, makers),
      certain: true,
      hostPath: null,
      steps: [],
      changes: [],
      container: null,
      image: builder.build.id >= 0 ? builder.build.id : null,
      imagePath: path,
      made: makingIn(builder.target, builder, path, makers),
    }
  })
}

function placeOf(part: Part, range: Range, { placed }: Makers): Span {
  return placed(spanIn(part, range))
}
