import type { Journal } from '../diagnostics/journal.ts'
import type { BuildFlag } from '../pipeline/types.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { show } from '../shell/value.ts'
import { planArguments, type ArgumentPlan } from './arguments.ts'
import { planArchives } from './archives.ts'
import { refuseAbsoluteLinks } from './context-sources.ts'
import { uniteContexts, type ContextChoice, type UnitedContext } from './contexts.ts'
import { rewriteCopies } from './copies.ts'
import { planFolders } from './directory-mode.ts'
import { convertEscape } from './escape.ts'
import { writeExtraStage, writeWorkStage, type ExtraStage } from './extra-stages.ts'
import { contextView } from './find.ts'
import { planFlags } from './flags.ts'
import { mergeDockerfiles, type Piece } from './merge.ts'
import { withSources } from './mounted-sources.ts'
import { nameContexts } from './named-contexts.ts'
import { refuseUnstreamed } from './unstreamed.ts'
import { refuseCapabilities } from './owners.ts'
import { finalFiles, type Final, type Part, type Plan } from './plan.ts'
import { placeOf } from './place.ts'
import { planPlatforms } from './platform.ts'
import { usedBuilders } from './script/fates.ts'
import { reachIn } from './reach.ts'
import type { BuildView } from './sources.ts'
import { editStages, layOutStages, type StageLayout } from './stages.ts'
import { findUnneeded } from './unneeded.ts'

/** The merged Dockerfile of one pattern, and what its builds are from now on. */
export interface Merged {
  readonly plan: Plan
  /** The merged Dockerfile's path in the project. */
  readonly dockerfile: string
  readonly text: string
  readonly united: UnitedContext
  readonly passed: readonly ArgumentPlan[]
  readonly finals: readonly NewFinal[]
  /** Builders, by their steps, that no stage takes from. */
  readonly unneeded: readonly number[]
}

/** What a final `docker build` is. */
export interface NewFinal {
  readonly part: Final
  /** Options of builders that it takes over. */
  readonly flags: readonly BuildFlag[]
  /** Options that have to leave the command. */
  readonly dropped: readonly BuildFlag[]
  /** What its `--target` is to be; null when it stays as it is. */
  readonly target: string | null
}

/**
 * @param option what a hint says of `--named-contexts`.
 * @returns null when the contexts cannot be united; all reasons against the fold go to the journal.
 */
export function mergePattern(
  worked: Plan,
  world: World,
  options: FoldOptions,
  option: () => string,
  journal: Journal,
): Merged | null {
  const viewOf = (part: Part): BuildView => planView(part, worked, options)
  const dockerfile = placeOf(worked, world, options, journal)
  if (refuseUnstreamed(worked.finals, viewOf, journal)) return null
  const choice: ContextChoice = { world, dockerfile, viewOf, option }
  const isStreamed = worked.finals.some(({ build }) => build.streamed)
  const unite = options.namedContexts && !isStreamed ? nameContexts : uniteContexts
  const united = unite(worked, choice, journal)
  if (!united) return null
  const plan = { ...worked, works: withSources(worked.works, united.ways, world) }
  for (const builder of plan.builders) refuseCapabilities(builder, plan, journal)

  const reach = reachIn(united, dockerfile, options.project)
  const passed = planArguments(plan, usedBuilders(plan, world), journal)
  const platforms = planPlatforms(plan, journal)
  const extras = planExtras(plan, viewOf, journal)
  const before = stagesBefore(plan, extras)
  const layouts = layOutStages(plan, (part) => before.get(part)?.length ?? 0)
  const layoutOf = (part: Part): StageLayout =>
    layouts.find((one) => one.part === part) ??
    layouts.findLast((one) => one.part.dockerfile.path === part.dockerfile.path)!
  const pieceOf = (part: Part): Piece => {
    const way = united.ways.get(part)!
    refuseAbsoluteLinks(part, way.prefix, choice, journal)
    const owners = { strict: options.strict ?? false }
    const stages = [...extras.values()].flat()
    const job = { plan, part, view: viewOf(part), journal, owners, way, reach, extras: stages }
    const own = passed.find(({ builder }) => builder === part)?.edits ?? []
    const platform = platforms.edits.get(part) ?? []
    const layout = { ...layoutOf(part), part }
    const edits = [...platform, ...editStages(layout, plan, journal), ...rewriteCopies(job), ...own]
    const dockerfiles = layouts.map((one) => one.part.dockerfile)
    return {
      part,
      before: before.get(part) ?? [],
      edits: convertEscape(part.dockerfile, edits, dockerfiles, journal),
    }
  }
  const pieces = layouts.map(({ part }) => pieceOf(part))
  for (const final of plan.finals) {
    const twin = pieces.find(({ part }) => part.dockerfile.path === final.dockerfile.path)!
    if (twin.part !== final) refuseOtherText(twin, pieceOf(final), journal)
  }
  const text = mergeDockerfiles(pieces, journal)
  const unneeded = findUnneeded(plan, text, journal)
  const finals = plan.finals.map((part) => ({
    part,
    flags: planFlags(part, plan, world, journal),
    dropped: platforms.dropped.filter((flag) => part.build.flags.includes(flag)),
    target: newTarget(part, layoutOf(part)),
  }))
  return { plan, dockerfile, text, united, passed, finals, unneeded }
}

/** One Dockerfile from which two images are built has to become the same text for both. */
function refuseOtherText(one: Piece, other: Piece, journal: Journal): void {
  if (JSON.stringify(one.edits) === JSON.stringify(other.edits)) return
  for (const { part } of [one, other]) journal.add('SF310', part.build.span, { file: part.dockerfile.path })
}

/** Stages that the fold makes before those of a final image. */
function planExtras(
  plan: Plan,
  viewOf: (part: Part) => BuildView,
  journal: Journal,
): ReadonlyMap<Part, readonly ExtraStage[]> {
  const extras = new Map<Part, readonly ExtraStage[]>()
  for (const final of finalFiles(plan)) {
    const earlier = [...extras.values()].flat()
    const archives = planArchives(plan, final, viewOf(final), earlier, journal)
    const folders = planFolders(plan, final, viewOf(final), [...earlier, ...archives], journal)
    extras.set(final, [...archives, ...folders])
  }
  return extras
}

/** Stages that the fold makes, before the part that takes from them, or that follows their builder. */
function stagesBefore(
  plan: Plan,
  extras: ReadonlyMap<Part, readonly ExtraStage[]>,
): ReadonlyMap<Part, readonly string[]> {
  const parts: readonly Part[] = [...plan.builders, ...finalFiles(plan)]
  return new Map(
    parts.map((part, at) => {
      const works = plan.works.filter((work) => !work.isOwn && work.builder === parts[at - 1])
      const own = extras.get(part) ?? []
      return [
        part,
        [...works.map((work) => writeWorkStage(work, '\n')), ...own.map((one) => writeExtraStage(one, '\n'))],
      ]
    }),
  )
}

/** A `--target` by number moves with its stage, one by name follows a new name. */
function newTarget({ build, target, stageName }: Final, layout: StageLayout): string | null {
  if (stageName !== null) return stageName
  const written = build.target === null ? null : show(build.target)
  if (written === null) return null
  if (/^\d+$/.test(written)) return String(target.index + layout.offset)
  return layout.names.get(target.index) ?? null
}

/** The context of a part with the artifacts of this fold; any other extracted file is a file of the host. */
function planView(part: Part, plan: Plan, options: FoldOptions): BuildView {
  const view = contextView(part, options.project)
  return { ...view, placed: view.placed.filter(({ step }) => plan.artifacts.has(step)) }
}
