import { readCopy, type CopyForm } from '../dockerfile/copy.ts'
import { runText } from '../dockerfile/run.ts'
import { workdirAt } from '../dockerfile/scope.ts'
import type { Dockerfile, Instruction, Range, Stage } from '../dockerfile/types.ts'
import type { Making } from '../pipeline/origin.ts'
import type { Project } from '../project/project.ts'
import { cleanPath, joinPath, pathFrom, pathSeenFrom } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import { brings } from './brings.ts'
import { builderBehind } from './images.ts'
import { namingOf } from './naming.ts'
import { spanIn, type Part } from './plan.ts'
import { stageOf, type Reference } from './references.ts'

/** What a search goes through, and what was found before. */
export interface Makers {
  readonly parts: readonly Part[]
  readonly project: Project
  /** Where people find a place. */
  readonly placed: (span: Span) => Span
  readonly known: Map<Stage, Map<string, Making>>
  readonly references: (dockerfile: Dockerfile) => ReadonlyMap<Range, Reference>
}

export const UNKNOWN: Making = { by: 'unknown', lines: [], more: 0, path: null, from: null }

/** Of lines that may have made a file so many are worth a look. */
const maximumLines = 20

/** From stage to stage no file is followed any further. */
const maximumDepth = 50

/** What is told of a path so far, on the way from a stage's end to its base image. */
interface Search {
  /** Lines that may have made it or a part of it. */
  readonly possible: Span[]
  /** Lines that have its name in them without its folder, or a file in it. */
  readonly named: Span[]
  /** Of those that may have copied it out of another stage, what made it there. */
  readonly carried: Map<Span, () => Making | null>
  readonly depth: number
}

interface Place {
  readonly stage: Stage
  readonly part: Part
}

/**
 * The line that made a path of a stage: the last one that names it or copies it. A line that has only its last name in
 * it is told when no other has it too; else all lines that may have made it are.
 */
export function makingIn(stage: Stage, part: Part, path: string, makers: Makers, depth = 0): Making {
  const known = makers.known.get(stage) ?? new Map<string, Making>()
  makers.known.set(stage, known)
  const making = known.get(path) ?? search(stage, part, path, makers, depth)
  known.set(path, making)
  return making
}

function search(first: Stage, own: Part, path: string, makers: Makers, depth: number): Making {
  const found: Search = { possible: [], named: [], carried: new Map(), depth }
  for (let place: Place = { stage: first, part: own }; ;) {
    const { stage, part } = place
    for (const instruction of stage.instructions.toReversed()) {
      const line = makers.placed(spanIn(part, instruction))
      const sure = lookAt(instruction, line, stage, part, path, makers, found)
      if (sure) return sure
    }
    const next = below(stage, part, makers)
    if (next === null) return told(stage, part, makers, found)
    place = next
  }
}

/** @returns what made the path when this line did; else it may enter the line as one that may have. */
function lookAt(
  instruction: Instruction,
  line: Span,
  stage: Stage,
  part: Part,
  path: string,
  makers: Makers,
  found: Search,
): Making | null {
  const workdir = workdirAt(part.dockerfile, stage, instruction)
  if (instruction.keyword === 'WORKDIR') {
    const made = pathSeenFrom(workdir, instruction.argument)
    // Its folder is there from here on; what is in it came later.
    if (made === path && found.possible.length === 0) return { ...UNKNOWN, by: 'line', lines: [line] }
    return null
  }
  if (instruction.keyword === 'RUN') {
    const naming = namingOf(runText(instruction), path, workdir)
    if (naming === 'path') return { ...UNKNOWN, by: 'line', lines: [line] }
    if (naming === 'near') found.named.push(line)
    if (naming !== 'reads') found.possible.push(line)
    return null
  }
  const copy = readCopy(instruction)
  if (!copy) return null
  const bringing = brings(copy, path, workdir, part, makers.project)
  if (bringing === 'no') return null
  if (bringing === 'may') {
    found.possible.push(line)
    const [source, more] = copy.sources
    const target = pathSeenFrom(workdir, copy.destination.text)
    if (source && !more && target !== null) {
      const inside = joinPath(cleanPath(`/${source.text}`) ?? '/', pathFrom(target, path))
      found.carried.set(line, () => fromOf(copy, inside, part, makers, found.depth))
    }
    return null
  }
  if (found.named.length > 0) return some([...found.named, line])
  const from = fromOf(copy, bringing.source, part, makers, found.depth)
  return { ...UNKNOWN, by: 'line', lines: [line], path: bringing.file, from }
}

/** The stage that a stage starts from, in its own file or in that of another build; null for an image from elsewhere. */
function below(stage: Stage, part: Part, makers: Makers): Place | null {
  const reference = makers.references(part.dockerfile).get(stage.base)!
  const parent = stageOf(reference, part.dockerfile)
  if (parent) return { stage: parent, part }
  const builder = builderBehind(reference.name, part, makers.parts)
  return builder && { stage: builder.target, part: builder }
}

/** Where no line is sure: those that may have made it. */
function told(stage: Stage, part: Part, makers: Makers, { possible, named, carried }: Search): Making {
  if (named.length === 1) return { ...UNKNOWN, by: 'line', lines: named }
  if (named.length > 1) return some(named)
  const base = stage.base.text === 'scratch' ? [] : [makers.placed(spanIn(part, stage.from))]
  const [only, more] = possible
  if (only && !more && base.length === 0)
    return { ...UNKNOWN, by: 'line', lines: [only], from: carried.get(only)?.() ?? null }
  if (only) return some(possible, base)
  return base.length === 0 ? UNKNOWN : { ...UNKNOWN, by: 'base', lines: base }
}

function some(lines: readonly Span[], base: readonly Span[] = []): Making {
  const more = Math.max(0, lines.length - maximumLines)
  return { ...UNKNOWN, by: 'lines', lines: [...lines.slice(0, maximumLines), ...base], more }
}

/** What lies behind `COPY --from`, when the script's Dockerfiles say it. */
function fromOf(copy: CopyForm, source: string, part: Part, makers: Makers, depth: number): Making | null {
  const range = copy.from?.valueRange
  const reference = range ? makers.references(part.dockerfile).get(range) : undefined
  if (!reference || depth >= maximumDepth) return null
  const stage = stageOf(reference, part.dockerfile)
  if (stage) return makingIn(stage, part, source, makers, depth + 1)
  const builder = builderBehind(reference.name, part, makers.parts)
  return builder && makingIn(builder.target, builder, source, makers, depth + 1)
}
