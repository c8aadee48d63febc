import { readCopy, type CopyForm } from '../dockerfile/copy.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import type { Instruction, Stage, Word } from '../dockerfile/types.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import { isWithin, pathFrom } from '../source/path.ts'
import { givenArguments } from './given.ts'
import { mountViews } from './mounts.ts'
import type { Part } from './plan.ts'
import { viewSource, type ContextView, type SourceView, type Taken } from './sources.ts'

/** Whether a part takes any extracted file, which is what makes it the final build. */
export function takesArtifacts(part: Part, view: ContextView): boolean {
  return copyViews(part, view).some((found) => found.kind !== 'context')
}

/** What each source of a part finds in the context. */
export function copyViews(part: Part, view: ContextView): readonly SourceView[] {
  return part.dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => {
      const copy = readCopy(instruction)
      const views = copy
        ? viewsOf(copy, instruction, stage, part, view)
        : mountViews(instruction, stage, part, view)
      return views.map((found) => found.view)
    }),
  )
}

/** Whether a part still takes something of the repository from its context once the artifacts come from stages. */
export function readsContext(part: Part, view: ContextView): boolean {
  return copyViews(part, view).some(
    (found) =>
      (found.kind !== 'artifact' && !(found.kind === 'both' && found.empty)) || takesHostFile(found, view),
  )
}

/** What lies among extracted files and is in the context anyway. */
function takesHostFile(found: SourceView, { context }: ContextView): boolean {
  const taken = found.kind === 'artifact' || found.kind === 'both' ? found.taken : []
  return taken.some(({ artifact: { hostFile } }) => hostFile && isWithin(hostFile.path, context))
}

export interface Viewed {
  readonly word: Word
  readonly view: SourceView
}

export function viewsOf(
  copy: CopyForm,
  instruction: Instruction,
  stage: Stage,
  part: Part,
  view: ContextView,
): Viewed[] {
  if (copy.from) return []
  return sourcesOf(copy, instruction, stage, part).map(({ word, text }) => {
    if (text === null) return { word, view: unknownSource(word, view) }
    if (copy.kind === 'ADD' && /^(https?|git|ftp):|^git@/.test(text))
      return { word, view: { kind: 'context' } }
    return { word, view: keepVariables(viewSource(text, view), word, view) }
  })
}

interface Source {
  readonly word: Word
  /** After expansion; null where nobody knows it. */
  readonly text: string | null
}

/** One context after the other is asked for the same words. */
const known = new WeakMap<ImageBuild, Map<Instruction, readonly Source[]>>()

function sourcesOf(copy: CopyForm, instruction: Instruction, stage: Stage, part: Part): readonly Source[] {
  const ofBuild = known.get(part.build) ?? new Map<Instruction, readonly Source[]>()
  known.set(part.build, ofBuild)
  const earlier = ofBuild.get(instruction)
  if (earlier) return earlier
  const lookup = scopeAt(part.dockerfile, stage, instruction, givenArguments(part))
  const sources = copy.sources.map((word) => ({
    word,
    text: expandWord(word.text, lookup, part.dockerfile.escape).text,
  }))
  ofBuild.set(instruction, sources)
  return sources
}

/** `COPY dist/$V.jar`: what stands behind the artifact's own path stays as written, variables and all (E51). */
function keepVariables(found: SourceView, word: Word, view: ContextView): SourceView {
  if (!word.text.includes('$') || found.kind !== 'artifact') return found
  const taken = found.taken.map((one) => {
    const own = pathFrom(view.context, one.artifact.path)
    const written = word.text.replace(/^(\.?\/+)+/, '')
    const isBelow = one.nestedName === undefined && written.startsWith(`${own}/`)
    return isBelow ? { ...one, rest: written.slice(own.length) } : one
  })
  return { ...found, taken }
}

/** A source that depends on an argument nobody knows may name any artifact of the context. */
function unknownSource(word: Word, view: ContextView): SourceView {
  const [placed] = view.placed
  const head = word.text.slice(0, Math.max(0, word.text.indexOf('$'))).replace(/^\.?\/+/, '')
  const could =
    placed !== undefined &&
    (head === '' || view.placed.some(({ artifact }) => artifact.path.includes(head.replace(/\/$/, ''))))
  return could ? { kind: 'unclear', artifact: placed.artifact } : { kind: 'context' }
}

export function takenOf({ view }: Viewed): readonly Taken[] {
  return view.kind === 'artifact' || view.kind === 'both' ? view.taken : []
}

/** A run of neighbouring sources that can stand in one instruction. */
