import { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import type { Choices } from '../script/conditions.ts'
import { runScripts, type Start } from '../script/run.ts'
import type { World } from '../script/world.ts'
import { broughtFiles } from './brought.ts'
import { findPatterns, readParts, type Pattern } from './find.ts'
import { imageFacts } from './image-facts.ts'
import type { Part } from './plan.ts'
import { addPulled } from './pulled.ts'
import { addRoles } from './roles.ts'
import { wantedPaths } from './wanted.ts'

/** What there is to see before anything is folded. */
export interface View {
  readonly world: World
  readonly parts: readonly Part[]
  /** Builds whose Dockerfile could not be read. */
  readonly unread: ReturnType<typeof readParts>['unread']
  readonly patterns: readonly Pattern[]
}

/** @param ways the answers to what nobody can decide. */
export function look(
  starts: readonly Start[],
  ways: readonly Choices[],
  options: FoldOptions,
  journal: Journal,
): View {
  const world = runKnowingWhatIsWanted(starts, ways, options)
  world.wantedImages = options.keepImages ?? []
  const read = readParts(world, options, new Journal())
  const parts = addPulled(world, addRoles(world, options, read.parts, journal))
  return { world, parts, unread: read.unread, patterns: findPatterns(world, parts, journal) }
}

/**
 * What a container makes in a folder of the project, and what a copy is for, is told by those who take it, so that
 * several runs may be needed.
 */
export function runKnowingWhatIsWanted(
  starts: readonly Start[],
  ways: readonly Choices[],
  options: FoldOptions,
): World {
  const facts = imageFacts(options.project, options.moveHostSteps ?? false)
  const first = alreadySeen(starts, ways, options) ?? runScripts(options.project, starts, facts, ways)
  const wanted = first.asksWanted ? wantedPaths(first, options) : []
  const second = first.asksWanted ? runScripts(options.project, starts, { ...facts, wanted }, ways) : first
  const brought = broughtFiles(second, options)
  return brought.length === 0
    ? second
    : runScripts(options.project, starts, { ...facts, wanted, brought }, ways)
}

/** A run costs as much as all that is made of it. */
function alreadySeen(
  starts: readonly Start[],
  ways: readonly Choices[],
  { moveHostSteps }: FoldOptions,
): World | null {
  const isPlain = starts.length === 1 && ways.length === 1 && ways[0]!.size === 0 && !moveHostSteps
  return (isPlain && starts[0]!.seen) || null
}
