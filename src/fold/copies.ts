import { readCopy, type CopyForm } from '../dockerfile/copy.ts'
import type { Instruction, Stage } from '../dockerfile/types.ts'
import type { TextEdit } from '../source/span.ts'
import { reachMount, reachSources } from './context-sources.ts'
import { mountViews, rewriteMounts } from './mounts.ts'
import { spanIn } from './plan.ts'
import { lineOf } from './merge.ts'
import { lineBreak, writeCopy } from './write-copy.ts'

import { groupSources, isEmptyHalf, type Group, type Job } from './copy-groups.ts'
import { takenOf, viewsOf, type Viewed } from './copy-views.ts'
/**
 * Rewrites every COPY, ADD and mount of a part that takes an extracted file; the others keep their bytes, but for
 * the way from the united context to their own.
 */
export function rewriteCopies(job: Job): readonly TextEdit[] {
  return job.part.dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => rewriteInstruction(instruction, stage, job)),
  )
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
  const isWhole = only.sources.length === copy.sources.length && !only.words.includes(null)
  const keepsInstruction = only.stageName === null && isWhole
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

function indentation(text: string, instruction: Instruction): string {
  const lineStart = text.lastIndexOf('\n', instruction.start - 1) + 1
  return text.slice(lineStart, instruction.start)
}
