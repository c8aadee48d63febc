import { readCopy } from '../dockerfile/copy.ts'
import type { Instruction, Stage } from '../dockerfile/types.ts'
import type { Artifact, ContainerStart, Extraction } from '../pipeline/types.ts'
import type { Making, Origin } from '../pipeline/origin.ts'
import { cleanPath, isWithin } from '../source/path.ts'
import type { Range, Span } from '../source/span.ts'
import type { Placed } from '../script/host.ts'
import type { World } from '../script/world.ts'
import { viewsOf } from './copy-views.ts'
import { contextView } from './find.ts'
import { builderBehind } from './images.ts'
import { makingIn, UNKNOWN, type Makers } from './making.ts'
import { mountViews } from './mounts.ts'
import { processNames } from './naming.ts'
import { spanIn, type Part } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'
import { asIfWhole, type BuildView, type SourceView, type Taken } from './sources.ts'
import { strangersOf, workedOn, type Stranger } from './worked-on.ts'

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

interface Job {
  readonly part: Part
  /** Null where no extracted file lies in any context. */
  readonly view: BuildView | null
  readonly world: World
  readonly makers: Makers
  readonly strangers: readonly Stranger[]
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

type Way = Omit<Origin, 'build' | 'final' | 'instruction' | 'source' | 'certain'>

function wayOf(taken: Taken, lain: Placed, { part, world, makers, strangers }: Job): Way {
  const { artifact } = taken
  const steps = stepsBack(lain.step, world)
  const extraction = world.steps[steps.at(-1) ?? -1]
  const extracted = extraction?.kind === 'extract' ? extraction : null
  const start = extracted ? world.steps[extracted.container] : undefined
  const container = start?.kind === 'container' ? start : null
  const imagePath = pathInImage(taken, extracted)
  return {
    hostPath: taken.hostPath,
    steps,
    changes: workedOn(taken, steps, part, world.steps, strangers).map((span) => makers.placed(span)),
    container: container?.id ?? null,
    image: artifact.build !== null && artifact.build >= 0 ? artifact.build : null,
    imagePath,
    made: madeBy(artifact, imagePath, container, makers),
  }
}

/** What the host unpacked or brought together has a place in the stage that the builder knows nothing of. */
function pathInImage({ stagePath, isPattern }: Taken, extracted: Extraction | null): string {
  const source = extracted?.artifact.source
  if (source === undefined || (isWithin(stagePath, source) && !isPattern)) return stagePath
  return source
}

function stepsBack(last: number, world: World): readonly number[] {
  const steps: number[] = []
  for (let step = world.steps[last]; step !== undefined && !steps.includes(step.id);) {
    steps.push(step.id)
    step = step.kind === 'rework' ? world.steps[step.from] : undefined
  }
  return steps
}

function madeBy(artifact: Artifact, path: string, container: ContainerStart | null, makers: Makers): Making {
  if (artifact.hostFile) return { ...UNKNOWN, by: 'file', path: artifact.hostFile.path }
  const command = container?.process?.command
  if (container?.process) {
    const line = makers.placed(container.span)
    if (command && processNames(command, path, container.process.workdir)) {
      return { ...UNKNOWN, by: 'line', lines: [line] }
    }
    const inImage = makingOf(artifact.build, path, makers)
    return { ...UNKNOWN, by: 'lines', lines: [line, ...inImage.lines] }
  }
  return makingOf(artifact.build, path, makers)
}

function makingOf(build: number | null, path: string, makers: Makers): Making {
  const builder = makers.parts.find((part) => part.build.id === build)
  return builder ? makingIn(builder.target, builder, path, makers) : UNKNOWN
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
