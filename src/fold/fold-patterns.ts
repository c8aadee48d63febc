import { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions, FoldResult } from '../result.ts'
import type { World } from '../script/world.ts'
import { refuseKeptCopies } from './brought.ts'
import { changes } from './changes.ts'
import type { Pattern } from './find.ts'
import { mergePattern, type Merged } from './merge-pattern.ts'
import { noteContextFiles, noteKept, noteProxies, noteReadings, noteSharing, refuseUntaken } from './notes.ts'
import { baseName } from '../source/path.ts'
import { noteNamedImages } from './named-images.ts'
import { lastBuild, type Final, type Part, type Plan } from './plan.ts'
import { imagesOf } from './folded-images.ts'
import { hostBuilders } from './script/host-uses.ts'
import { shortenScripts } from './script/shorten.ts'
import { nameFinals, nameStages } from './stage-names.ts'
import { planStageWork } from './stage-work.ts'
import { refuseStandInUses } from './stand-ins.ts'

/** Turns the found patterns into the changed files, all or none; reasons against it go to the journal. */
export function foldPatterns(
  patterns: readonly Pattern[],
  world: World,
  options: FoldOptions,
  journal: Journal,
): Pick<FoldResult, 'edits' | 'dockerfiles' | 'images'> | null {
  refuseStageName(patterns, options, journal)
  const option = hintOfNames(patterns, world, options, journal)
  const merged: Merged[] = []
  for (const pattern of patterns) {
    const named = namePlan(pattern, patterns, options, journal)
    const plan = { ...named, works: planStageWork(named, world, options, journal) }
    const one = mergePattern(plan, world, options, option, journal)
    if (one) merged.push(one)
  }
  if (merged.length < patterns.length) return null
  const all = allOf(merged)
  const files = merged.map(({ dockerfile }) => dockerfile)
  refuseStandInUses(all, all.others, files, world, journal)
  const kept = hostBuilders(all, world)
  const { texts: scripts, keptBuilders } = shortenScripts(all, kept, world, merged, journal)
  for (const { plan } of merged) {
    refuseUntaken(plan, kept, world, journal)
    refuseKeptCopies(plan, kept, journal)
    noteKept(plan, kept, world, journal)
    noteProxies(plan, journal)
    noteReadings(plan, world, journal)
    noteSharing(plan, journal)
    for (const final of plan.finals) noteContextFiles(final, options, journal)
  }
  noteNamedImages(all, keptBuilders, world, options.project, journal)
  const edits = changes(merged, world, scripts, options, journal)
  if (journal.refused) return null
  const dockerfiles = [...new Set(merged.map(({ dockerfile }) => dockerfile))]
  return { edits, dockerfiles, images: imagesOf(merged, keptBuilders) }
}

function namePlan(pattern: Pattern, all: readonly Pattern[], options: FoldOptions, journal: Journal): Plan {
  const wanted = pattern.builders.map(
    (builder) => options.builders?.find((role) => role.file === builder.dockerfile.path)?.stage,
  )
  const names = nameStages(
    pattern.builders,
    pattern.finals,
    pattern.builders.length === 1 ? [options.stageName ?? wanted[0]] : wanted,
    (builder) => twinsOf(builder, pattern, all),
    journal,
  )
  const ordered = mainLast(pattern.finals)
  const finalNames = nameFinals(pattern.builders, ordered, names)
  const finals = ordered.map((final, at): Final => ({ ...final, stageName: finalNames[at]! }))
  return {
    ...pattern,
    builders: pattern.builders.map((builder, at) => ({ ...builder, stageName: names[at]! })),
    finals,
    final: finals.at(-1)!,
    works: [],
  }
}

/** A script that builds the same images several times, for each architecture say, has one Dockerfile for all of them. */
function twinsOf(builder: Part, { finals }: Pattern, all: readonly Pattern[]): readonly Part[] {
  const pathOf = ({ dockerfile }: Part): string => dockerfile.path
  return all
    .filter((other) => other.finals.some((final) => finals.map(pathOf).includes(pathOf(final))))
    .flatMap((other) => other.builders.filter((one) => pathOf(one) === pathOf(builder)))
}

/** A `docker build` without a target makes what is last, which was the image of the file with the default name. */
function mainLast(finals: readonly Part[]): readonly Part[] {
  const isMain = (part: Part): boolean => baseName(part.dockerfile.path) === 'Dockerfile'
  const main = finals.filter(isMain)
  if (new Set(main.map(({ dockerfile }) => dockerfile.path)).size !== 1) return finals
  return [...finals.filter((part) => !isMain(part)), ...main]
}

function refuseStageName(patterns: readonly Pattern[], { stageName }: FoldOptions, journal: Journal): void {
  if (stageName === undefined || patterns.flatMap(({ builders }) => builders).length === 1) return
  const problem = 'there are several builders; use --builder FILE=STAGE'
  journal.add('SF305', null, { name: stageName, problem })
}

/** Named contexts are proposed only where the whole fold succeeds with them. */
function hintOfNames(
  patterns: readonly Pattern[],
  world: World,
  options: FoldOptions,
  journal: Journal,
): () => string {
  if (options.namedContexts || journal.refused) return () => ''
  const withNames = { ...options, namedContexts: true }
  return () =>
    foldPatterns(patterns, world, withNames, new Journal()) ? ', or fold with --named-contexts' : ''
}

/** The script is one for all patterns: what serves any of them goes. */
function allOf(merged: readonly Merged[]): Plan {
  const plans = merged.map(({ plan }) => plan)
  const finals = plans.flatMap((plan) => plan.finals).toSorted((a, b) => a.build.id - b.build.id)
  const builders = plans.flatMap((plan) => plan.builders).toSorted((a, b) => a.build.id - b.build.id)
  return {
    builders,
    finals,
    final: finals.at(-1)!,
    ends: new Map(
      plans.flatMap((plan) =>
        plan.builders.map(({ build, moment }) => [build.id, lastBuild(plan, moment.run)]),
      ),
    ),
    artifacts: new Map(plans.flatMap((plan) => [...plan.artifacts])),
    others: plans[0]!.others.filter(
      (part) => ![...builders, ...finals].some(({ build }) => build === part.build),
    ),
    works: plans.flatMap((plan) => plan.works),
  }
}
