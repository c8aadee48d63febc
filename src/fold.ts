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
import { runScript } from './script/run.ts'
import { runWhereItWorks } from './script/start.ts'
import type { World } from './script/world.ts'
import type { Script } from './shell/parse.ts'
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
  const script = readScriptFile(options.project, options.script, journal)
  if (!script) return ended('refused', journal)

  const world = runKnowingWhatIsWanted(script, options, journal)
  const pipeline = { script: script.path, steps: world.steps }
  const read = readParts(world, options, new Journal())
  const parts = addPulled(world, addRoles(world, options, read.parts, journal))

  const patterns = findPatterns(world, parts, journal)
  if (patterns.length === 0) {
    refuseForeignImages(world, parts, journal)
    refuseLonelyObstacles(world, parts, read.unread, journal)
    refuseHostWork(world, parts, new Set(), journal)
    explainNothing(world, options, parts, read.unread, journal)
    return { ...ended(journal.refused ? 'refused' : 'nothing', journal), pipeline }
  }
  const known = new Set(patterns.flatMap((pattern) => [...pattern.artifacts.keys()]))
  for (const pattern of patterns) {
    refuseForeignImages(world, pattern.finals, journal)
    refuseObstacles(world, pattern, known, parts, journal)
  }
  refuseHostWork(world, parts, known, journal)
  const folded = foldPatterns(patterns, world, options, journal)
  if (!folded || journal.refused) return { ...ended('refused', journal), pipeline }
  return { ...ended('folded', journal), ...folded, pipeline }
}

/** What a container makes in a folder of the project is told by those who take it, so that two runs may be needed. */
function runKnowingWhatIsWanted(script: Script, options: FoldOptions, journal: Journal): World {
  const facts = imageFacts(options.project)
  const first = runWhereItWorks(options.project, script, facts, journal)
  if (!first.asksWanted) return first
  return runScript(options.project, script, first.start, { ...facts, wanted: wantedPaths(first, options) })
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
