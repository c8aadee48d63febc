import type { Journal } from '../diagnostics/journal.ts'
import type { Stage, Word } from '../dockerfile/types.ts'
import type { TextEdit } from '../source/span.ts'
import { builderBehind } from './images.ts'
import { finalFiles, spanIn, type Builder, type Final, type Part, type Plan } from './plan.ts'
import { shellWord } from './extra-stages.ts'
import { lineBreak } from './write-copy.ts'
import { referencesOf, resolvedReferences, stageOf } from './references.ts'

/** Stages of one part as the merged Dockerfile has them. */
export interface StageLayout {
  readonly part: Part
  /** How many stages stand above the part's first one. */
  readonly offset: number
  /** The stages that the merged file keeps: those behind a builder's `--target` are never built (E80). */
  readonly kept: readonly Stage[]
  /** New names by the stage's index. */
  readonly names: ReadonlyMap<number, string>
}

/**
 * Lays the stages of all parts out one below the other and renames those whose names would clash.
 *
 * @param extra how many stages are put before a part's.
 */
export function layOutStages(plan: Plan, extra: (part: Part) => number = () => 0): readonly StageLayout[] {
  const layouts: StageLayout[] = []
  let offset = 0
  const used = new Set<string | null>(
    [...plan.builders, ...plan.finals, ...plan.works].map((one) => one.stageName),
  )
  const files = [...plan.builders, ...finalFiles(plan)]
  for (const [at, part] of files.entries()) {
    const wanted = targetsOf(part, plan)
    const isLast = at === files.length - 1
    const end = isLast ? part.dockerfile.stages.length : Math.max(...wanted.keys()) + 1
    const kept = part.dockerfile.stages.slice(0, end)
    const later = files.slice(at + 1)
    const names = new Map<number, string>()
    for (const stage of kept) {
      const name = stage.name?.text.toLowerCase()
      const stageName = wanted.get(stage.index) ?? null
      if (stageName !== null) {
        if (stage.name?.text !== stageName) names.set(stage.index, stageName)
      } else if (name !== undefined) {
        const shadows = later.some((other) => resolvedReferences(other.dockerfile).has(name))
        if (used.has(name) || shadows)
          names.set(stage.index, unused(`${part.stageName ?? 'final'}-${name}`, used))
        used.add(names.get(stage.index) ?? name)
      }
    }
    offset += extra(part)
    layouts.push({ part, offset, kept, names })
    offset += kept.length
  }
  return layouts
}

/** The stages of a part's file that builds make, with the names that they get. */
function targetsOf(part: Builder | Final, plan: Plan): ReadonlyMap<number, string | null> {
  const twins = plan.finals.filter((final) => final.dockerfile.path === part.dockerfile.path)
  return new Map([part, ...twins].map(({ target, stageName }) => [target.index, stageName]))
}

/** The edits that give stages their names and references their new meaning (E91, E93, E95, E96). */
export function editStages(layout: StageLayout, plan: Plan, journal: Journal): readonly TextEdit[] {
  const { part, names, kept } = layout
  const { dockerfile } = part
  const edits: TextEdit[] = []
  for (const stage of kept) {
    const name = names.get(stage.index)
    if (name !== undefined) edits.push(nameEdit(stage, name))
  }
  for (const reference of referencesOf(dockerfile)) {
    if (!kept.includes(reference.stage)) continue
    const stage = stageOf(reference, dockerfile)
    const builder = stage ? null : builderBehind(reference.name, part, plan.builders)
    const text = stage ? newName(stage, reference.name, layout) : (builder?.stageName ?? null)
    if (text !== null && text !== reference.name) edits.push({ ...reference.range, text })
    if (builder && reference.where === 'FROM') assumeArguments(builder, reference.stage, part, journal)
  }
  const last = kept.at(-1)!
  edits.push(...ownWork(last, part, plan))
  const rest = dockerfile.stages[last.index + 1]
  if (rest) edits.push({ start: rest.start, end: dockerfile.text.length, text: '' })
  return edits
}

/** What the builder's own stage does at its end. */
function ownWork(stage: Stage, part: Part, plan: Plan): TextEdit[] {
  const end = stage.instructions.at(-1)?.end ?? stage.from.end
  const lines = plan.works.filter((work) => work.isOwn && work.builder === part).flatMap((work) => work.lines)
  const text = lines.map((line) => lineBreak(part.dockerfile.text) + line).join('')
  const volumes = plan.works
    .filter((work) => work.isOwn && work.builder === part)
    .flatMap((work) => work.volumes)
    .filter((volume) => stage.instructions.includes(volume))
    .map(({ start, end: close, words }) => ({ start, end: close, text: directoryFor(words) }))
  return text === '' ? [] : [...volumes, { start: end, end, text }]
}

/** A container makes the folder of its volume when it starts. */
function directoryFor(words: readonly Word[]): string {
  return `RUN mkdir -p ${words.map(({ text }) => (text.includes('$') ? text : shellWord(text))).join(' ')}`
}

function nameEdit(stage: Stage, name: string): TextEdit {
  if (stage.name) return { start: stage.name.start, end: stage.name.end, text: name }
  const as = stage.from.keywordRange
  const keyword = stage.from.keyword
  return {
    start: stage.base.end,
    end: stage.base.end,
    text: ` ${as.end - as.start === keyword.length ? 'AS' : 'as'} ${name}`,
  }
}

function newName(stage: Stage, written: string, layout: StageLayout): string | null {
  if (/^\d+$/.test(written)) return layout.offset === 0 ? null : String(stage.index + layout.offset)
  return layout.names.get(stage.index) ?? null
}

/** BuildKit shows a parent stage's ARGs to the stage that starts from it, an image's not (E95). */
function assumeArguments(builder: Builder, stage: Stage, part: Part, journal: Journal): void {
  if (!builder.target.instructions.some((instruction) => instruction.keyword === 'ARG')) return
  if (!stage.instructions.some((instruction) => instruction.keyword === 'RUN')) return
  const span = spanIn(part, stage.base)
  journal.add('SF409', span, { stage: builder.stageName })
}

function unused(name: string, used: ReadonlySet<string | null>): string {
  if (!used.has(name)) return name
  for (let at = 2; ; at += 1) if (!used.has(`${name}-${at}`)) return `${name}-${at}`
}
