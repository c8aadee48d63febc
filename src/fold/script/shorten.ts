import { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import { findComments } from '../../shell/comments.ts'
import type { Evaluated } from '../../shell/parse.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import type { Part, Plan } from '../plan.ts'
import { isWithinCall } from './calls.ts'
import { deadAssignments } from './assignments.ts'
import { staleChecks } from './checks.ts'
import { decideFates, type Fates } from './fates.ts'
import { noteEmptied } from './emptied.ts'
import { editFinalBuild, editKeptBuilder, recordOf, type NewBuild } from './final-build.ts'
import { judgeOf } from './judge.ts'
import { commandsBelow } from './lists.ts'
import { falseMessages } from './messages.ts'
import { removalEdits } from './ranges.ts'
import { findRemovals, type Removals } from './removals.ts'
import { refuseLostUses } from './uses.ts'

/**
 * The script without what existed only for the extraction.
 *
 * @returns its new text; null when nothing is left in it that does anything.
 */
export function shortenScript(plan: Plan, world: World, build: NewBuild, journal: Journal): string | null {
  const fates = decideFates(plan, world, build.unneeded, journal)
  const removals = decideRemovals(plan, world, fates, build, journal)
  const removed = commandsBelow(removals.nodes, world)
  refuseLostUses({ plan, world, removed, journal }, fates.words)
  const kept = build.passed.filter(({ builder }) => fates.keptBuilders.has(builder.build.id))
  const changed = [
    { part: plan.final, edits: editFinalBuild(plan, world, build, journal) },
    ...kept.map((one) => ({
      part: one.builder,
      edits: editKeptBuilder(one.builder, world, one, build, journal),
    })),
  ]
  for (const { part, edits } of changed) if (edits.length > 0) refuseOtherRuns(part, removed, world, journal)
  const edits = [
    ...changed.flatMap((one) => one.edits),
    ...fates.words.map((range) => ({ ...range, text: '' })),
    ...removals.edits,
    ...removalEdits(removals.ranges, world.script, findComments(world.script)),
    ...joinLines(plan, world, fates),
  ]
  const text = applyEdits(world.script.text, edits)
  if (!isEmptied(world, removed)) return text
  noteEmptied(world, build, journal)
  return null
}

/** A command in a function or a loop that builds something else another time would be changed there too. */
function refuseOtherRuns(part: Part, removed: ReadonlySet<Evaluated>, world: World, journal: Journal): void {
  const own = recordOf(part, world)
  const others = world.records.filter((record) => record.node === own.node && record !== own)
  if (others.every((record) => isWithinCall(record, removed))) return
  journal.add('SF216', { path: world.script.path, ...own.range })
}

/** What goes takes with it what only spoke of it, asked for it or was assigned for it. */
function decideRemovals(plan: Plan, world: World, fates: Fates, build: NewBuild, journal: Journal): Removals {
  const { script } = world
  const gone = new Set(fates.gone)
  const by = judgeOf(gone, world)
  const comments = findComments(script)
  for (const command of staleChecks(by, plan, world, journal)) gone.add(command)
  for (const command of falseMessages(by, plan, world)) gone.add(command)
  const first = findRemovals(script.tree.commands, { script, by, comments, journal: new Journal() })
  for (const command of deadAssignments(
    commandsBelow(first.nodes, world),
    movedVariables(build, world),
    world,
  ))
    gone.add(command)
  return findRemovals(script.tree.commands, { script, by, comments, journal })
}

function movedVariables(build: NewBuild, world: World): ReadonlySet<string> {
  const spans = [
    ...build.passed.flatMap(({ passed }) => passed.map(({ argument }) => argument.span)),
    ...build.flags.map((flag) => flag.span),
    ...build.united.named.flatMap(({ builder }) => builder.build.operand ?? []),
  ]
  const texts = spans.map(({ start, end }) => world.script.text.slice(start, end))
  const bare = build.passed.flatMap(({ passed }) =>
    passed.filter(({ argument }) => argument.value === null).map(({ argument }) => argument.name),
  )
  return new Set([
    ...bare,
    ...texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1]!)),
  ])
}

/** A broken continuation in a command that stays has to be joined, because the command was read that way. */
function joinLines(plan: Plan, world: World, fates: Fates): TextEdit[] {
  const builds = [plan.final, ...plan.builders.filter((builder) => fates.keptBuilders.has(builder.build.id))]
  return world.script.brokenLines
    .filter((line) =>
      builds.some(
        ({ build, byHand }) => !byHand && build.span.start <= line.start && line.end <= build.span.end,
      ),
    )
    .map(({ start, end }) => ({ start: start + 1, end, text: '' }))
}

/** Only settings of the shell are left: nobody needs to run them. */
function isEmptied(world: World, removed: ReadonlySet<Evaluated>): boolean {
  return world.records.every(
    (record) =>
      removed.has(record.node) ||
      isWithinCall(record, removed) ||
      ['shell', 'message', 'test'].includes(record.role),
  )
}
