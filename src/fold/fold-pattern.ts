import { Journal } from '../diagnostics/journal.ts'
import type { FileChange, FoldOptions, FoldResult } from '../result.ts'
import type { World } from '../script/world.ts'
import { planArguments } from './arguments.ts'
import { planArchives } from './archives.ts'
import { planFolders } from './directory-mode.ts'
import { writeExtraStage, writeWorkStage, type ExtraStage } from './extra-stages.ts'
import { refuseAbsoluteLinks } from './context-sources.ts'
import { uniteContexts, type ContextChoice, type UnitedContext } from './contexts.ts'
import { rewriteCopies } from './copies.ts'
import { contextView, type Pattern } from './find.ts'
import { planFlags } from './flags.ts'
import { convertEscape } from './escape.ts'
import { planPlatforms } from './platform.ts'
import { isStillNamed } from './leftovers.ts'
import { mergeDockerfiles, type Piece } from './merge.ts'
import { withSources } from './mounted-sources.ts'
import { noteContextFiles, noteProxies, noteReadings, refuseUntaken } from './notes.ts'
import { refuseCapabilities } from './owners.ts'
import { findUnneeded } from './unneeded.ts'
import type { Part, Plan } from './plan.ts'
import type { BuildView } from './sources.ts'
import { usedBuilders } from './script/fates.ts'
import { shortenScripts } from './script/shorten.ts'
import { nameContexts } from './named-contexts.ts'
import { nameStages } from './stage-names.ts'
import { show } from '../shell/value.ts'
import { planStageWork } from './stage-work.ts'
import { editStages, layOutStages, type StageLayout } from './stages.ts'

/** Turns a found pattern into the changed files; reasons against it go to the journal. */
export function foldPattern(
  pattern: Pattern,
  world: World,
  options: FoldOptions,
  journal: Journal,
): Pick<FoldResult, 'edits' | 'dockerfile'> | null {
  const named = namePlan(pattern, options, journal)
  const worked = { ...named, works: planStageWork(named, world, journal) }
  const option = hintOfNames(pattern, world, options, journal)
  const viewOf = (part: Part): BuildView => planView(part, worked, options)
  const choice: ContextChoice = { world, dockerfile: targetPath(worked, options), viewOf, option }
  const united = (options.namedContexts && !worked.final.build.streamed ? nameContexts : uniteContexts)(
    worked,
    choice,
    journal,
  )
  if (!united) return null
  const plan = { ...worked, works: withSources(worked.works, united.ways, world) }
  for (const builder of plan.builders) refuseCapabilities(builder, plan, journal)

  const passed = planArguments(plan, usedBuilders(plan, world), journal)
  const flags = planFlags(plan, world, journal)
  const platforms = planPlatforms(plan, journal)
  const finalView = planView(plan.final, plan, options)
  const archives = planArchives(plan, plan.final, finalView, journal)
  const extras = [...archives, ...planFolders(plan, plan.final, finalView, archives, journal)]
  const before = stagesBefore(plan, extras)
  const layouts = layOutStages(plan, (part) => before.get(part)?.length ?? 0)
  const pieces = layouts.map((layout): Piece => {
    const { part } = layout
    const view = planView(part, plan, options)
    const way = united.ways.get(part)!
    refuseAbsoluteLinks(part, way.prefix, choice, journal)
    const job = { plan, part, view, journal, owners: { strict: options.strict ?? false }, way, extras }
    const own = passed.find(({ builder }) => builder === part)?.edits ?? []
    const platform = platforms.edits.get(part) ?? []
    const edits = [...platform, ...editStages(layout, plan, journal), ...rewriteCopies(job), ...own]
    const dockerfiles = layouts.map((one) => one.part.dockerfile)
    return {
      part,
      before: before.get(part) ?? [],
      edits: convertEscape(part.dockerfile, edits, dockerfiles, journal),
    }
  })
  const merged = mergeDockerfiles(pieces, journal)
  const unneeded = findUnneeded(plan, merged, journal)
  const scripts = shortenScripts(
    plan,
    world,
    {
      passed,
      flags,
      dropped: platforms.dropped,
      finalTarget: newTarget(plan, layouts),
      unneeded,
      united,
      dockerfile: targetPath(plan, options),
    },
    journal,
  )
  refuseUntaken(plan, world, options, journal)
  noteProxies(plan, journal)
  noteReadings(plan, world, journal)
  noteContextFiles(plan, options, journal)
  return journal.refused
    ? null
    : {
        edits: changes(plan, world, { merged, scripts, united }, options, journal),
        dockerfile: targetPath(plan, options),
      }
}

/** Stages that the fold makes, before the part that takes from them, or that follows their builder. */
function stagesBefore(plan: Plan, extras: readonly ExtraStage[]): ReadonlyMap<Part, readonly string[]> {
  const parts: readonly Part[] = [...plan.builders, plan.final]
  return new Map(
    parts.map((part, at) => {
      const works = plan.works.filter((work) => !work.isOwn && work.builder === parts[at - 1])
      const written = works.map((work) => writeWorkStage(work, '\n'))
      return [
        part,
        [...written, ...(part === plan.final ? extras.map((one) => writeExtraStage(one, '\n')) : [])],
      ]
    }),
  )
}

/** Named contexts are proposed only where the whole fold succeeds with them. */
function hintOfNames(pattern: Pattern, world: World, options: FoldOptions, journal: Journal): () => string {
  if (options.namedContexts || journal.refused) return () => ''
  const withNames = { ...options, namedContexts: true }
  return () =>
    foldPattern(pattern, world, withNames, new Journal()) ? ', or fold with --named-contexts' : ''
}

/** A `--target` by number moves with its stage, one by name follows a new name. */
function newTarget(plan: Plan, layouts: readonly StageLayout[]): string | null {
  const { build, target } = plan.final
  const layout = layouts.at(-1)!
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

function namePlan(pattern: Pattern, options: FoldOptions, journal: Journal): Plan {
  const wanted = pattern.builders.map(
    (builder) => options.builders?.find((role) => role.file === builder.dockerfile.path)?.stage,
  )
  if (options.stageName !== undefined && pattern.builders.length > 1) {
    journal.add('SF305', null, {
      name: options.stageName,
      problem: 'there are several builders; use --builder FILE=STAGE',
    })
  }
  const names = nameStages(
    pattern.builders,
    pattern.final,
    pattern.builders.length === 1 ? [options.stageName ?? wanted[0]] : wanted,
    journal,
  )
  return {
    ...pattern,
    builders: pattern.builders.map((builder, at) => ({ ...builder, stageName: names[at]! })),
    works: [],
  }
}

function targetPath(plan: Plan, options: FoldOptions): string {
  return options.output ?? plan.final.dockerfile.path
}

interface Outcome {
  readonly merged: string
  readonly scripts: ReadonlyMap<string, string | null>
  readonly united: UnitedContext
}

/** A script that others call too cannot lose what they call it for. */
function refuseShared(path: string, world: World, own: ReadonlySet<string>, journal: Journal): void {
  if (path === world.script.path) return
  const found = new Journal()
  if (!isStillNamed(path, world.project, own, found)) return
  const place = found.sorted().find(({ span }) => span)!.span!
  const related = [{ span: place, text: `${path} is named here` }]
  journal.add('SF229', { path, start: 0, end: 0 }, { file: path, other: place.path }, { related })
}

function changes(
  plan: Plan,
  world: World,
  { merged, scripts, united }: Outcome,
  options: FoldOptions,
  journal: Journal,
): FileChange[] {
  const { project } = options
  const target = targetPath(plan, options)
  const change = (path: string, after: string | null): FileChange => {
    const file = project.read(path)
    return { path, before: file?.text ?? null, after, encoding: file?.encoding ?? 'utf8' }
  }
  const own = new Set([
    target,
    ...world.scripts.keys(),
    ...plan.builders.map((builder) => builder.dockerfile.path),
  ])
  const obsolete = options.keep
    ? []
    : plan.builders
        .map((builder) => builder.dockerfile.path)
        .filter(
          (path) =>
            path !== target && project.kind(path) === 'file' && !isStillNamed(path, project, own, journal),
        )
  for (const path of scripts.keys()) refuseShared(path, world, own, journal)
  return [
    change(target, merged),
    ...[...scripts].map(([path, text]) => change(path, text)),
    ...obsolete.map((path) => change(path, null)),
    ...united.ignore
      .filter(({ text }) => text !== null || !options.keep)
      .map(({ path, text }) => change(path, text)),
  ].filter((one) => one.before !== one.after)
}
