import { Journal } from './diagnostics/journal.ts'
import { foldPatterns } from './fold/fold-patterns.ts'
import { findPatterns, readParts } from './fold/find.ts'
import { imageFacts } from './fold/image-facts.ts'
import { refuseHostWork } from './fold/host-work.ts'
import { refuseForeignImages, refuseLonelyObstacles, refuseObstacles } from './fold/obstacles.ts'
import { addPulled } from './fold/pulled.ts'
import { addRoles } from './fold/roles.ts'
import { wantedPaths } from './fold/wanted.ts'
import { explainNothing } from './fold/nothing.ts'
import type { FoldOptions, FoldResult } from './result.ts'
import type { Choices } from './script/conditions.ts'
import { runScripts, type Start } from './script/run.ts'
import { findStart } from './script/start.ts'
import { moreWays } from './script/ways.ts'
import type { World } from './script/world.ts'
import { readScriptFile } from './script/read.ts'

/**
 * Folds the builder pattern that a script drives into one multi-stage Dockerfile, and several patterns into several.
 *
 * Pure and synchronous: reads through `options.project`, writes nothing. The same project gives the same result on
 * disk and in memory.
 *
 * @returns `folded` with the changed files, `refused` with the reasons, or `nothing` when there is no builder
 *   pattern. Never throws for what the project holds.
 */
export function fold(options: FoldOptions): FoldResult {
  const journal = new Journal()
  const starts = findStarts(options, journal)
  if (starts.length === 0) return ended('refused', journal)
  const [first, world] = foldWorld(starts, [new Map()], options, journal)
  return first.status === 'refused' ? (foldEveryWay(starts, world, options, journal) ?? first) : first
}

/** The scripts in the order in which they are called; none when one of them cannot be read. */
function findStarts(options: FoldOptions, journal: Journal): readonly Start[] {
  const paths = typeof options.script === 'string' ? [options.script] : options.script
  const facts = imageFacts(options.project)
  const starts = paths.flatMap((path) => {
    const script = readScriptFile(options.project, path, journal)
    return script ? [findStart(options.project, script, facts, journal)] : []
  })
  return starts.length < paths.length ? [] : starts
}

/** What nobody can decide may come out so or so: a fold that is right in every case is right. */
function foldEveryWay(
  starts: readonly Start[],
  undecided: World,
  options: FoldOptions,
  journal: Journal,
): FoldResult | null {
  let ways = moreWays([new Map()], undecided)
  while (ways) {
    const [result, world] = foldWorld(starts, ways, options, journal)
    if (world.isUnsure) return null
    if (result.status === 'folded') return result
    ways = moreWays(ways, world)
  }
  return null
}

/** @param ways the answers to what nobody can decide: all of them have to fold alike. */
function foldWorld(
  starts: readonly Start[],
  ways: readonly Choices[],
  options: FoldOptions,
  reading: Journal,
): readonly [FoldResult, World] {
  const journal = reading.copy()
  const world = runKnowingWhatIsWanted(starts, ways, options)
  const pipeline = { script: starts[0]!.script.path, steps: world.steps }
  const read = readParts(world, options, new Journal())
  const parts = addPulled(world, addRoles(world, options, read.parts, journal))

  const patterns = findPatterns(world, parts, journal)
  if (patterns.length === 0) {
    refuseForeignImages(world, parts, journal)
    refuseLonelyObstacles(world, parts, read.unread, journal)
    refuseHostWork(world, parts, new Set(), journal)
    explainNothing(world, options, parts, read.unread, journal)
    return [{ ...ended(journal.refused ? 'refused' : 'nothing', journal), pipeline }, world]
  }
  const known = new Set(patterns.flatMap((pattern) => [...pattern.artifacts.keys()]))
  for (const pattern of patterns) {
    refuseForeignImages(world, pattern.finals, journal)
    refuseObstacles(world, pattern, known, parts, journal)
  }
  refuseHostWork(world, parts, known, journal)
  const folded = foldPatterns(patterns, world, options, journal)
  if (!folded || journal.refused) return [{ ...ended('refused', journal), pipeline }, world]
  return [{ ...ended('folded', journal), ...folded, pipeline }, world]
}

/** What a container makes in a folder of the project is told by those who take it, so that two runs may be needed. */
function runKnowingWhatIsWanted(
  starts: readonly Start[],
  ways: readonly Choices[],
  options: FoldOptions,
): World {
  const facts = imageFacts(options.project)
  const first = runScripts(options.project, starts, facts, ways)
  if (!first.asksWanted) return first
  return runScripts(options.project, starts, { ...facts, wanted: wantedPaths(first, options) }, ways)
}

function ended(status: FoldResult['status'], journal: Journal): FoldResult {
  const diagnostics = journal.sorted()
  return {
    status,
    edits: [],
    dockerfile: null,
    finals: [],
    pipeline: null,
    diagnostics,
    assumptions: diagnostics.filter((one) => one.severity === 'assumption'),
  }
}
