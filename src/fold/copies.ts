import { isUrl, readCopy, type CopyForm } from '../dockerfile/copy.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import type { Instruction, Stage, Word } from '../dockerfile/types.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import { cleanPath, pathFrom } from '../source/path.ts'
import type { Journal } from '../diagnostics/journal.ts'
import type { TextEdit } from '../source/span.ts'
import { destinationFor, directoryBelow } from './destination.ts'
import { givenArguments } from './given.ts'
import { extraFor, RESULT, type ExtraStage } from './extra-stages.ts'
import { prefixedSource, reachMount, reachSources, type ContextWay } from './context-sources.ts'
import { mountViews, rewriteMounts } from './mounts.ts'
import { ignoredTaken } from './ignored.ts'
import { ownerFlag, type OwnerOptions } from './owners.ts'
import { spanIn, stageNameOf, type Part, type Plan } from './plan.ts'
import {
  repositoryMatches,
  viewSource,
  type BuildView,
  type ContextView,
  type SourceView,
  type Taken,
} from './sources.ts'
import { checkLinks } from './links.ts'
import { lineOf } from './merge.ts'
import { lineBreak, writeCopy, writeSource } from './write-copy.ts'

interface Job {
  readonly plan: Plan
  readonly part: Part
  readonly view: BuildView
  readonly journal: Journal
  readonly owners: OwnerOptions
  /** From the merged build's context to the part's own. */
  readonly way: ContextWay
  readonly extras: readonly ExtraStage[]
}

/**
 * Rewrites every COPY, ADD and mount of a part that takes an extracted file; the others keep their bytes, but for
 * the way from the united context to their own.
 */
export function rewriteCopies(job: Job): readonly TextEdit[] {
  return job.part.dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => rewriteInstruction(instruction, stage, job)),
  )
}

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
    (found) => found.kind !== 'artifact' && !(found.kind === 'both' && found.empty),
  )
}

interface Viewed {
  readonly word: Word
  readonly view: SourceView
}

function viewsOf(
  copy: CopyForm,
  instruction: Instruction,
  stage: Stage,
  part: Part,
  view: ContextView,
): Viewed[] {
  if (copy.from) return []
  const lookup = scopeAt(part.dockerfile, stage, instruction, givenArguments(part))
  return copy.sources.map((word) => {
    const { text } = expandWord(word.text, lookup, part.dockerfile.escape)
    if (text === null) return { word, view: unknownSource(word, view) }
    if (copy.kind === 'ADD' && /^(https?|git|ftp):|^git@/.test(text))
      return { word, view: { kind: 'context' } }
    return { word, view: keepVariables(viewSource(text, view), word, view) }
  })
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

function rewriteInstruction(instruction: Instruction, stage: Stage, job: Job): readonly TextEdit[] {
  const copy = readCopy(instruction)
  if (!copy) {
    const own = mountViews(instruction, stage, job.part, job.view).filter(
      ({ view }) => view.kind === 'context',
    )
    const reached = own.flatMap(({ mount }) => reachMount(mount, job.way))
    return [...rewriteMounts(instruction, stage, job), ...reached]
  }
  const views = viewsOf(copy, instruction, stage, job.part, job.view)
  refuseUnstreamed(views, instruction, job)
  if (views.every(({ view }) => view.kind === 'context')) return reachSources(instruction, job.way)
  const unclear = views.find(({ view }) => view.kind === 'unclear')
  const span = spanIn(job.part, instruction)
  if (unclear?.view.kind === 'unclear') {
    const { path } = unclear.view.artifact
    job.journal.add(
      'SF312',
      { ...span, start: unclear.word.start, end: unclear.word.end },
      { pattern: unclear.word.text, path },
    )
    return []
  }
  return edit(copy, instruction, stage, views, job)
}

/** A build whose context came out of a container has no files of the repository (E106). */
function refuseUnstreamed(views: readonly Viewed[], instruction: Instruction, { part, journal }: Job): void {
  const lost = views.find(({ word, view }) => view.kind === 'context' && !isUrl(word.text))
  if (part.build.streamed && lost) journal.add('SF323', spanIn(part, instruction), { source: lost.word.text })
}

function takenOf({ view }: Viewed): readonly Taken[] {
  return view.kind === 'artifact' || view.kind === 'both' ? view.taken : []
}

/** A run of neighbouring sources that can stand in one instruction. */
interface Group {
  /** Or the named context; null for what still comes from the context. */
  readonly stageName: string | null
  readonly chown: string | null
  readonly sources: string[]
  readonly words: (Word | null)[]
  readonly destination: string
}

function edit(
  copy: CopyForm,
  instruction: Instruction,
  stage: Stage,
  views: readonly Viewed[],
  job: Job,
): readonly TextEdit[] {
  const groups = groupSources(
    copy,
    instruction,
    stage,
    views.filter((viewed) => !isEmptyHalf(viewed, views, job)),
    job,
  )
  const [only] = groups
  if (!only) return [{ ...lineOf(job.part.dockerfile.text, instruction), text: '' }]
  if (groups.length === 1 && fitsInPlace(copy, only)) return inPlace(copy, instruction, only)
  if (copy.inline.length > 0) {
    const span = spanIn(job.part, instruction)
    job.journal.add('SF307', span, {
      path: takenOf(views.find((viewed) => takenOf(viewed).length > 0)!)[0]!.artifact.path,
    })
  }
  const keepsInstruction = only.stageName === null && only.sources.length === copy.sources.length
  const rest = keepsInstruction ? groups.slice(1) : groups
  const { text } = job.part.dockerfile
  const separator = lineBreak(text) + indentation(text, instruction)
  const lines = rest.map((group) => writeCopy(copy, text, group))
  if (keepsInstruction) {
    const added = lines.map((line) => separator + line).join('')
    return [
      ...reachSources(instruction, job.way),
      ...(added === '' ? [] : [{ start: instruction.end, end: instruction.end, text: added }]),
    ]
  }
  return [{ start: instruction.start, end: instruction.end, text: lines.join(separator) }]
}

/** Every source became one path of the same stage, and none needs another form than the instruction has. */
function fitsInPlace(copy: CopyForm, group: Group): boolean {
  const isOneToOne =
    group.words.length === copy.sources.length && new Set(group.words).size === group.words.length
  const needsJson = !copy.json && [...group.sources, group.destination].some((word) => /\s/.test(word))
  return (
    group.stageName !== null &&
    isOneToOne &&
    !group.words.includes(null) &&
    !needsJson &&
    copy.inline.length === 0
  )
}

/** A pattern that matches nothing of the repository: alone in a COPY, the classic builder stops at it (E42). */
function isEmptyHalf({ word, view }: Viewed, all: readonly Viewed[], job: Job): boolean {
  if (view.kind !== 'context' || !hasMeta(word.text) || word.text.includes('$')) return false
  return (
    all.some((other) => other.view.kind !== 'context') &&
    !repositoryMatches(cleanPath(`/${word.text}`)!.slice(1), job.view)
  )
}

function groupSources(
  copy: CopyForm,
  instruction: Instruction,
  stage: Stage,
  views: readonly Viewed[],
  job: Job,
): Group[] {
  const groups: Group[] = []
  const add = (
    stageName: string | null,
    chown: string | null,
    source: string,
    word: Word | null,
    destination: string,
  ): void => {
    const last = groups.at(-1)
    if (
      last &&
      last.stageName === stageName &&
      last.chown === chown &&
      last.destination === destination &&
      (copy.sources.length > 1 || destination.endsWith('/'))
    ) {
      last.sources.push(source)
      last.words.push(word)
    } else groups.push({ stageName, chown, sources: [source], words: [word], destination })
  }
  for (const viewed of views) {
    const { word, view } = viewed
    if (view.kind === 'context' || (view.kind === 'both' && !view.empty))
      add(job.way.name, null, prefixedSource(word.text, job.way.prefix), word, copy.destination.text)
    for (const taken of takenOf(viewed)) {
      if (ignoredTaken(taken, view.kind === 'artifact', job, instruction)) continue
      if (taken.artifact.packed !== null && !unpacks(copy, taken, job, instruction)) continue
      noteReading(taken, job, instruction)
      checkLinks(taken, takenOf(viewed).length > 1, job, instruction)
      const unpack = copy.kind === 'ADD' ? extraFor('unpack', taken, job.extras) : null
      const folder = view.kind === 'both' ? extraFor('folder', taken, job.extras) : null
      const extra = unpack ?? folder
      if (extra) {
        const into = folder ? directoryBelow(copy.destination.text, taken.below) : copy.destination.text
        add(
          extra.stageName,
          folder && !copy.chown ? '--chown=0:0' : null,
          RESULT,
          null,
          into.replace(/\/?$/, '/'),
        )
        continue
      }
      if (taken.artifact.packed !== null) {
        add(
          stageNameOf(job.plan, taken.artifact),
          copy.chown ? null : '--chown=0:0',
          writeSource(taken, job.part.dockerfile.escape),
          null,
          directoryOfPacked(copy, taken),
        )
        continue
      }
      const stageName = stageNameOf(job.plan, taken.artifact)
      const destination = destinationFor({
        copy,
        taken,
        view,
        instruction,
        stage,
        part: job.part,
        plan: job.plan,
        journal: job.journal,
      })
      const chown = copy.chown ? null : ownerFlag(taken, job.plan, job.owners, job.journal)
      add(
        stageName,
        chown,
        writeSource(taken, job.part.dockerfile.escape),
        view.kind === 'artifact' ? word : null,
        destination,
      )
    }
  }
  return groups
}

/** ADD unpacks an archive that the host made of extracted files (E47); any other use needs the archive itself. */
function unpacks(copy: CopyForm, { artifact }: Taken, job: Job, instruction: Instruction): boolean {
  const span = spanIn(job.part, instruction)
  if (copy.kind === 'ADD' && !artifact.raw && artifact.work.length === 0) {
    job.journal.add('SF431', span, { path: artifact.path })
    return true
  }
  job.journal.add(artifact.raw ? 'SF207' : 'SF321', span, { path: artifact.path })
  return false
}

function directoryOfPacked(copy: CopyForm, { artifact }: Taken): string {
  const directory = copy.destination.text.replace(/\/?$/, '/')
  return artifact.packed === '' ? directory : directory + artifact.packed!
}

/** Only the words that must change do: the keyword of an ADD, the new flags, the sources, a destination. */
function inPlace(copy: CopyForm, instruction: Instruction, group: Group): TextEdit[] {
  const { start, end } = instruction.keywordRange
  const flags = [`--from=${group.stageName}`, ...(group.chown ? [group.chown] : [])].join(' ')
  const edits: TextEdit[] = [{ start: end, end, text: ` ${flags}` }]
  if (copy.kind === 'ADD') edits.push({ start, end, text: 'COPY' })
  for (const [at, word] of group.words.entries()) {
    edits.push({ start: word!.start, end: word!.end, text: quoted(group.sources[at]!, copy) })
  }
  if (group.destination !== copy.destination.text) {
    edits.push({
      start: copy.destination.start,
      end: copy.destination.end,
      text: quoted(group.destination, copy),
    })
  }
  return edits
}

function quoted(text: string, copy: CopyForm): string {
  return copy.json ? JSON.stringify(text) : text
}

function noteReading(taken: Taken, job: Job, instruction: Instruction): void {
  if (taken.nestedName === undefined) return
  const span = spanIn(job.part, instruction)
  job.journal.add('SF401', span, {
    path: taken.artifact.path,
    name: taken.nestedName,
    source: `${taken.artifact.path}/${taken.nestedName}`,
  })
}

function indentation(text: string, instruction: Instruction): string {
  const lineStart = text.lastIndexOf('\n', instruction.start - 1) + 1
  return text.slice(lineStart, instruction.start)
}
