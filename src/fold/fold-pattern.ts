import type { Journal } from '../diagnostics/journal.ts'
import type { FileChange, FoldOptions, FoldResult } from '../result.ts'
import type { World } from '../script/world.ts'
import { planArguments } from './arguments.ts'
import { checkContexts } from './contexts.ts'
import { rewriteCopies } from './copies.ts'
import { contextView, type Pattern } from './find.ts'
import { planFlags } from './flags.ts'
import { isStillNamed } from './leftovers.ts'
import { mergeDockerfiles, type Piece } from './merge.ts'
import { noteContextFiles, noteProxies, refuseUntaken } from './notes.ts'
import { refuseCapabilities } from './owners.ts'
import type { Plan } from './plan.ts'
import { shortenScript } from './script/shorten.ts'
import { nameStages } from './stage-names.ts'
import { editStages, layOutStages } from './stages.ts'

/** Turns a found pattern into the changed files; reasons against it go to the journal. */
export function foldPattern(
  pattern: Pattern,
  world: World,
  options: FoldOptions,
  journal: Journal,
): Pick<FoldResult, 'edits' | 'dockerfile'> | null {
  const plan = namePlan(pattern, options, journal)
  checkContexts(plan, journal)
  for (const builder of plan.builders) refuseCapabilities(builder, plan, journal)

  const passed = planArguments(plan, journal)
  const flags = planFlags(plan, journal)
  const pieces = layOutStages(plan).map((layout): Piece => {
    const view = contextView(layout.part, options.project)
    const placed = view.placed.filter(({ step }) => plan.artifacts.has(step))
    const job = { plan, part: layout.part, view: { ...view, placed }, journal, owners: { strict: options.strict ?? false } }
    const own = passed.find(({ builder }) => builder === layout.part)?.edits ?? []
    return { part: layout.part, edits: [...editStages(layout, plan, journal), ...rewriteCopies(job), ...own] }
  })
  const merged = mergeDockerfiles(pieces, journal)
  const script = shortenScript(plan, world, passed, flags, journal)
  refuseUntaken(plan, world, options, journal)
  noteProxies(plan, journal)
  noteContextFiles(plan, options, journal)
  return journal.refused ? null : { edits: changes(plan, world, merged, script, options, journal), dockerfile: targetPath(plan, options) }
}

function namePlan(pattern: Pattern, options: FoldOptions, journal: Journal): Plan {
  const wanted = pattern.builders.map((builder) => options.builders?.find((role) => role.file === builder.dockerfile.path)?.stage)
  if (options.stageName !== undefined && pattern.builders.length > 1) {
    journal.add('SF305', null, { name: options.stageName, problem: 'there are several builders; use --builder FILE=STAGE' })
  }
  const names = nameStages(pattern.builders, pattern.final, pattern.builders.length === 1 ? [options.stageName ?? wanted[0]] : wanted, journal)
  return { ...pattern, builders: pattern.builders.map((builder, at) => ({ ...builder, stageName: names[at]! })) }
}

function targetPath(plan: Plan, options: FoldOptions): string {
  return options.output ?? plan.final.dockerfile.path
}

function changes(plan: Plan, world: World, merged: string, script: string | null, options: FoldOptions, journal: Journal): FileChange[] {
  const { project } = options
  const target = targetPath(plan, options)
  const change = (path: string, after: string | null): FileChange => {
    const file = project.read(path)
    return { path, before: file?.text ?? null, after, encoding: file?.encoding ?? 'utf8' }
  }
  const own = new Set([target, world.script.path, ...plan.builders.map((builder) => builder.dockerfile.path)])
  const obsolete = options.keep
    ? []
    : plan.builders
        .map((builder) => builder.dockerfile.path)
        .filter((path) => path !== target && !isStillNamed(path, project, own, journal))
  return [
    change(target, merged),
    change(world.script.path, script),
    ...obsolete.map((path) => change(path, null)),
  ].filter((one) => one.before !== one.after)
}
