import type { Making, Origin } from '../pipeline/origin.ts'
import type { Artifact, ContainerStart, Extraction } from '../pipeline/types.ts'
import type { Placed } from '../script/host.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { makingIn, UNKNOWN, type Makers } from './making.ts'
import { processNames } from './naming.ts'
import type { Part } from './plan.ts'
import type { BuildView, Taken } from './sources.ts'
import { workedOn, type Stranger } from './worked-on.ts'

/** What the ways back of a part's files are looked for with. */
export interface Job {
  readonly part: Part
  /** Null where no extracted file lies in any context. */
  readonly view: BuildView | null
  readonly world: World
  readonly makers: Makers
  readonly strangers: readonly Stranger[]
}

export type Way = Omit<Origin, 'build' | 'final' | 'instruction' | 'source' | 'certain'>

/** From where a taken file lay, over the host and the container, to what made it. */
export function wayOf(taken: Taken, lain: Placed, { part, world, makers, strangers }: Job): Way {
  const { artifact } = taken
  const isBrought = artifact.hostFile?.isBrought ?? false
  const steps = isBrought ? [lain.step] : stepsBack(lain.step, world)
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
    image: !isBrought && artifact.build !== null && artifact.build >= 0 ? artifact.build : null,
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
