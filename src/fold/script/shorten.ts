import { Journal } from '../../diagnostics/journal.ts'
import { textAround, type World } from '../../script/world.ts'
import { findComments } from '../../shell/comments.ts'
import type { Evaluated, Script } from '../../shell/parse.ts'
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
 * The scripts without what existed only for the extraction.
 *
 * @returns the new text of each that changes; null for one in which nothing is left that does anything.
 */
export function shortenScripts(
  plan: Plan,
  world: World,
  build: NewBuild,
  journal: Journal,
): ReadonlyMap<string, string | null> {
  const fates = decideFates(plan, world, build.unneeded, journal)
  const removals = decideRemovals(plan, world, fates, build, journal)
  const nodes = [...removals.values()].flatMap((one) => one.nodes)
  const removed = commandsBelow(nodes, world)
  refuseLostUses({ plan, world, removed, journal }, fates.words)
  const kept = build.passed.filter(({ builder }) => fates.keptBuilders.has(builder.build.id))
  const changed = [
    { part: plan.final, edits: editFinalBuild(plan, world, build, journal) },
    ...kept.map((one) => ({
      part: one.builder,
      edits: editKeptBuilder(one.builder, world, one, build, journal),
    })),
  ].filter(({ edits }) => edits.length > 0)
  for (const { part } of changed) refuseOtherRuns(part, removed, world, journal)
  const texts = new Map<string, string | null>()
  for (const script of world.scripts.values()) {
    const own = removals.get(script)!
    const edits = [
      ...changed.flatMap((one) => (recordOf(one.part, world).script === script ? one.edits : [])),
      ...fates.words.flatMap((word) => (word.path === script.path ? [{ ...word, text: '' }] : [])),
      ...own.edits,
      ...removalEdits(own.ranges, script, findComments(script)),
      ...joinLines(plan, script, fates),
    ]
    const isGone = script === world.script ? isEmptied(world, removed) : isUncalled(script, world, removed)
    const text = isGone ? null : applyEdits(script.text, edits)
    if (text !== script.text) texts.set(script.path, text)
  }
  if (texts.get(world.script.path) === null) noteEmptied(world, build, journal)
  return texts
}

/** Every command that ran another script goes. */
function isUncalled(script: Script, world: World, removed: ReadonlySet<Evaluated>): boolean {
  return world.records
    .filter((record) => world.bodies.get(record.node) === script.tree)
    .every((record) => removed.has(record.node) || isWithinCall(record, removed))
}

/** A command in a function or a loop that builds something else another time would be changed there too. */
function refuseOtherRuns(part: Part, removed: ReadonlySet<Evaluated>, world: World, journal: Journal): void {
  const own = recordOf(part, world)
  const others = world.records.filter((record) => record.node === own.node && record !== own)
  if (others.every((record) => isWithinCall(record, removed))) return
  journal.add('SF216', { path: own.script.path, ...own.range })
}

/** What goes takes with it what only spoke of it, asked for it or was assigned for it. */
function decideRemovals(
  plan: Plan,
  world: World,
  fates: Fates,
  build: NewBuild,
  journal: Journal,
): ReadonlyMap<Script, Removals> {
  const gone = new Set(fates.gone)
  const by = judgeOf(gone, world)
  const find = (to: Journal): ReadonlyMap<Script, Removals> =>
    new Map(
      [...world.scripts.values()].map((script) => [
        script,
        findRemovals(script.tree.commands, { script, by, comments: findComments(script), journal: to }),
      ]),
    )
  for (const command of staleChecks(by, plan, world, journal)) gone.add(command)
  for (const command of falseMessages(by, plan, world)) gone.add(command)
  const first = [...find(new Journal()).values()].flatMap((one) => one.nodes)
  for (const command of deadAssignments(commandsBelow(first, world), movedVariables(build, world), world))
    gone.add(command)
  return find(journal)
}

function movedVariables(build: NewBuild, world: World): ReadonlySet<string> {
  const spans = [
    ...build.passed.flatMap(({ passed }) => passed.map(({ argument }) => argument.span)),
    ...build.flags.map((flag) => flag.span),
    ...build.united.named.flatMap(({ builder }) => builder.build.operand ?? []),
  ]
  const texts = spans.map((span) => textAround(world, span).slice(span.start, span.end))
  const bare = build.passed.flatMap(({ passed }) =>
    passed.filter(({ argument }) => argument.value === null).map(({ argument }) => argument.name),
  )
  return new Set([
    ...bare,
    ...texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1]!)),
  ])
}

/** A broken continuation in a command that stays has to be joined, because the command was read that way. */
function joinLines(plan: Plan, script: Script, fates: Fates): TextEdit[] {
  const builds = [plan.final, ...plan.builders.filter((builder) => fates.keptBuilders.has(builder.build.id))]
  return script.brokenLines
    .filter((line) =>
      builds.some(
        ({ build, byHand }) =>
          !byHand &&
          build.span.path === script.path &&
          build.span.start <= line.start &&
          line.end <= build.span.end,
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
      record.script !== world.script ||
      ['shell', 'message', 'test'].includes(record.role),
  )
}
