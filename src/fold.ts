import { Journal } from './diagnostics/journal.ts'
import { cleanOptions } from './fold/clean-options.ts'
import { ended } from './fold/ended.ts'
import { foldPatterns } from './fold/fold-patterns.ts'
import { refuseHostWork } from './fold/host-work.ts'
import { refuseForeignImages, refuseLonelyObstacles, refuseObstacles } from './fold/obstacles.ts'
import { refuseOtherGoals } from './fold/other-goals.ts'
import { commentThatProtects, leaveAlone } from './fold/left-alone.ts'
import { look, runKnowingWhatIsWanted } from './fold/look.ts'
import { proposeMoves } from './fold/propose-moves.ts'
import { findStarts } from './fold/starts.ts'
import { waysBack } from './fold/way-back.ts'
import { explainNothing } from './fold/nothing.ts'
import type { Call } from './pipeline/types.ts'
import type { FoldOptions, FoldResult } from './result.ts'
import type { Choices } from './script/conditions.ts'
import { WrittenFiles } from './project/written.ts'
import type { Start } from './script/run.ts'
import { hasOpenSteps, moreWays } from './script/ways.ts'
import type { World } from './script/world.ts'

/**
 * Folds the builder pattern that a script drives into one multi-stage Dockerfile, and several patterns into several.
 *
 * Pure and synchronous: reads through `options.project`, writes nothing. The same project gives the same result on
 * disk and in memory.
 *
 * @param given the project, the script in it, and what the script does not say itself
 * @returns `folded` with the changed files, `refused` with the reasons, or `nothing` when there is no builder
 *   pattern. Never throws for what the project holds.
 * @throws TypeError when no script is named, or a path of the options leads out of the project
 */
export function fold(given: FoldOptions): FoldResult {
  const options = cleanOptions(given)
  const result = foldAsAsked(options)
  const protectedAt = commentThatProtects(result, options)
  if (protectedAt) return leaveAlone(result, protectedAt)
  return { ...result, diagnostics: proposeMoves(result.diagnostics, options, foldAsAsked) }
}

function foldAsAsked(given: FoldOptions): FoldResult {
  const project = new WrittenFiles(given.project)
  const options = { ...given, project }
  const journal = new Journal((span) => project.place(span))
  const starts = findStarts(options, journal)
  if (starts.length === 0) return ended('refused', journal)
  const [first, world] = foldWorld(starts, [new Map()], options, journal)
  return first.status === 'refused' ? (foldEveryWay(starts, world, options, journal) ?? first) : first
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
    const seen = runKnowingWhatIsWanted(starts, ways, options)
    if (seen.isUnsure) return null
    const result = hasOpenSteps(seen) ? null : foldWorld(starts, ways, options, journal)[0]
    if (result?.status === 'folded') return result
    ways = moreWays(ways, seen)
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
  const { world, parts, unread, patterns } = look(starts, ways, options, journal)
  const [call, ...later] = starts.map(callOf) as [Call, ...Call[]]
  const origins = waysBack(world, parts, (span) => journal.place(span))
  const pipeline = { ...call, ...(later.length > 0 && { later }), steps: world.steps, origins }
  if (patterns.length === 0) {
    refuseForeignImages(world, parts, journal)
    refuseLonelyObstacles(world, parts, unread, journal)
    refuseHostWork(world, parts, new Set(), journal)
    explainNothing(world, options, parts, unread, journal)
    return [{ ...ended(journal.refused ? 'refused' : 'nothing', journal), pipeline }, world]
  }
  const known = new Set(patterns.flatMap((pattern) => [...pattern.artifacts.keys()]))
  for (const pattern of patterns) {
    refuseForeignImages(world, pattern.finals, journal)
    refuseObstacles(world, pattern, known, parts, journal)
  }
  refuseHostWork(world, parts, known, journal)
  const folded = foldPatterns(patterns, world, options, journal)
  for (const { driven } of starts)
    if (driven && folded) refuseOtherGoals(driven, folded.edits, options, journal)
  if (!folded || journal.refused) return [{ ...ended('refused', journal), pipeline }, world]
  return [{ ...ended('folded', journal), ...folded, pipeline }, world]
}

function callOf({ script, driven }: Start): Call {
  return { script: script.path, ...(driven && { command: driven.file.commandFor(driven.goals) }) }
}
