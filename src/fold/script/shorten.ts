import { Journal } from '../../diagnostics/journal.ts'
import { recordTable } from '../../script/records.ts'
import { textAround, type CommandRecord, type World } from '../../script/world.ts'
import { findComments } from '../../shell/comments.ts'
import type { Evaluated, Script } from '../../shell/parse.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import type { Plan } from '../plan.ts'
import { isWithinCall } from './calls.ts'
import { deadAssignments } from './assignments.ts'
import { staleChecks } from './checks.ts'
import { withTidying } from './driven-edits.ts'
import { decideFates, type Fates } from './fates.ts'
import { noteEmptied } from './emptied.ts'
import type { Merged } from '../merge-pattern.ts'
import { editFinalBuild, editKeptBuilder, recordOf } from './final-build.ts'
import { judgeOf } from './judge.ts'
import { commandsBelow } from './lists.ts'
import { falseMessages } from './messages.ts'
import { removalEdits } from './ranges.ts'
import { findRemovals, type Removals } from './removals.ts'
import { refuseInText } from './texts.ts'
import { extractionMove, moveEdits } from './moved-extractions.ts'
import { withoutLostNeeds } from './lost-needs.ts'
import { refuseLostUses } from './uses.ts'

/**
 * The scripts without what existed only for the extraction.
 *
 * @param kept builders, by their steps, whose extractions stay for the host.
 * @returns the new text of each that changes, null for one in which nothing is left that does anything; and the
 *   builders, by their steps, that the scripts still build.
 */
export function shortenScripts(
  plan: Plan,
  kept: ReadonlySet<number>,
  world: World,
  merged: readonly Merged[],
  journal: Journal,
): {
  readonly texts: ReadonlyMap<string, string | null>
  readonly keptBuilders: ReadonlySet<number>
} {
  const unneeded = merged.flatMap((one) => one.unneeded)
  const leaving = withoutKept(plan, kept)
  const fates = decideFates(leaving, world, [...unneeded, ...kept], journal)
  const commands = editBuilds(merged, world, fates, journal)
  const readsOf = (record: CommandRecord): ReadonlySet<string> => {
    const own = commands.find((one) => one.record === record)
    return own ? readAfter(record, own.edits) : record.reads
  }
  const removals = decideRemovals(leaving, world, { ...fates, readsOf }, merged, journal)
  const nodes = [...removals.values()].flatMap((one) => one.nodes)
  const removed = commandsBelow(nodes, world)
  const dockerfiles = new Set(merged.map(({ dockerfile }) => dockerfile))
  refuseLostUses({ plan, dockerfiles, kept, world, removed, journal, readsOf }, fates.words)
  for (const one of commands) refuseOtherRuns(one, commands, removed, world, journal)
  const changed = commands.filter(
    (one, at) => commands.findIndex(({ record }) => record.node === one.record.node) === at,
  )
  const moves = plan.builders.flatMap((builder) =>
    kept.has(builder.build.id) ? (extractionMove(builder, plan, world) ?? []) : [],
  )
  const edits = new Map(
    [...world.scripts.values()].map((script) => {
      const own = removals.get(script)!
      const inner = [
        ...changed.flatMap((one) => (one.record.script === script ? one.edits : [])),
        ...fates.words.flatMap((word) => (word.path === script.path ? [{ ...word, text: '' }] : [])),
        ...own.edits,
        ...joinLines(plan, script, fates),
      ]
      const rest = moveEdits(moves, script, inner)
      const ranges = [...own.ranges, ...rest.ranges]
      return [script.path, [...rest.edits, ...removalEdits(ranges, script, findComments(script))]] as const
    }),
  )
  for (const [path, own] of edits) refuseInText(own, path, world, journal)
  const tidied = withoutLostNeeds(leaving, withTidying(edits, world, journal), world, journal)
  const texts = new Map<string, string | null>()
  for (const script of world.scripts.values()) {
    const own = journal.refused ? [] : tidied.get(script.path)!
    const text = isEmpty(script, world, removed)
      ? null
      : withoutBlankEnd(applyEdits(script.text, own), script.text)
    if (text !== script.text) texts.set(script.path, text)
  }
  for (const main of world.mains)
    if (texts.get(main.path) === null) noteEmptied(main, world, merged.at(-1)!, journal)
  return { texts, keptBuilders: fates.keptBuilders }
}

/** What stood at the end of a file goes with the blank lines above it. */
function withoutBlankEnd(text: string, before: string): string {
  const blanks = /\n(?:[ \t]*\r?\n)+$/
  return blanks.test(before) ? text : text.replace(blanks, '\n')
}

/** Nothing is left of it that anybody needs. */
function isEmpty(script: Script, world: World, removed: ReadonlySet<Evaluated>): boolean {
  if (world.driven.has(script.path)) return false
  return world.mains.includes(script) ? isEmptied(script, world, removed) : isUncalled(script, world, removed)
}

/** The variables that a command still names after its edits. */
function readAfter({ script, range, reads }: CommandRecord, edits: readonly TextEdit[]): ReadonlySet<string> {
  const inside = edits.filter((edit) => range.start <= edit.start && edit.end <= range.end)
  const shifted = inside.map((edit) => ({
    ...edit,
    start: edit.start - range.start,
    end: edit.end - range.start,
  }))
  const text = applyEdits(script.text.slice(range.start, range.end), shifted)
  const named = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
  return new Set([...reads].filter((name) => !/^\w+$/.test(name) || named(name)))
}

/** Every command that ran another script goes. */
function isUncalled(script: Script, world: World, removed: ReadonlySet<Evaluated>): boolean {
  return world.records
    .filter((record) => world.bodies.get(record.node) === script.tree)
    .every((record) => removed.has(record.node) || isWithinCall(record, removed))
}

function withoutKept(plan: Plan, kept: ReadonlySet<number>): Plan {
  return {
    ...plan,
    artifacts: new Map([...plan.artifacts].filter(([, { build }]) => !kept.has(build!))),
  }
}

interface NewCommand {
  readonly record: CommandRecord
  readonly edits: readonly TextEdit[]
}

/** A command in a loop or in a function builds several images, and has one text for all of them. */
function editBuilds(
  merged: readonly Merged[],
  world: World,
  fates: Fates,
  journal: Journal,
): readonly NewCommand[] {
  const kept = merged.flatMap((build) =>
    build.passed
      .filter(({ builder }) => fates.keptBuilders.has(builder.build.id))
      .map((one) => ({ part: one.builder, edits: editKeptBuilder(one.builder, world, one, build, journal) })),
  )
  const finals = merged.flatMap((build) =>
    build.finals.map((one) => ({ part: one.part, edits: editFinalBuild(one, build, world, journal) })),
  )
  const changed = [...finals, ...kept]
    .filter(({ part }) => !part.byHand)
    .map((one) => ({ ...one, record: recordOf(one.part, world), key: JSON.stringify(one.edits) }))
  for (const { part, record, key } of changed) {
    const twins = changed.filter((other) => other.record.node === record.node)
    if (twins.some((twin) => twin.key !== key)) journal.add('SF213', part.build.span)
  }
  return changed
}

/** A command that builds something else another time would be changed there too. */
function refuseOtherRuns(
  { record: { node, range, script }, edits }: NewCommand,
  commands: readonly NewCommand[],
  removed: ReadonlySet<Evaluated>,
  world: World,
  journal: Journal,
): void {
  const own = new Set(commands.map(({ record }) => record))
  const others = recordTable(world)
    .of(node)
    .filter((record) => !own.has(record))
  if (edits.length === 0 || others.every((record) => isWithinCall(record, removed))) return
  journal.add('SF216', { path: script.path, ...range })
}

/** What goes takes with it what only spoke of it, asked for it or was assigned for it. */
function decideRemovals(
  plan: Plan,
  world: World,
  fates: Fates & { readonly readsOf: (record: CommandRecord) => ReadonlySet<string> },
  merged: readonly Merged[],
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
  for (const command of deadAssignments(
    commandsBelow(first, world),
    movedVariables(merged, world),
    world,
    fates.readsOf,
  ))
    gone.add(command)
  return find(journal)
}

function movedVariables(merged: readonly Merged[], world: World): ReadonlySet<string> {
  const passed = merged.flatMap((one) => one.passed.flatMap((plan) => [...plan.passed.values()].flat()))
  const spans = [
    ...passed.map(({ argument }) => argument.span),
    ...merged.flatMap(({ finals }) => finals.flatMap(({ flags }) => flags.map((flag) => flag.span))),
    ...merged.flatMap(({ united }) => united.named.flatMap(({ builder }) => builder.build.operand ?? [])),
  ]
  const texts = spans.map((span) => textAround(world, span).slice(span.start, span.end))
  const bare = passed.filter(({ argument }) => argument.value === null).map(({ argument }) => argument.name)
  return new Set([
    ...bare,
    ...texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1]!)),
  ])
}

/** A broken continuation in a command that stays has to be joined, because the command was read that way. */
function joinLines(plan: Plan, script: Script, fates: Fates): TextEdit[] {
  const builds = [
    ...plan.finals,
    ...plan.builders.filter((builder) => fates.keptBuilders.has(builder.build.id)),
  ]
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
function isEmptied(script: Script, world: World, removed: ReadonlySet<Evaluated>): boolean {
  return world.records.every(
    (record) =>
      removed.has(record.node) ||
      isWithinCall(record, removed) ||
      record.script !== script ||
      ['shell', 'message', 'test'].includes(record.role),
  )
}
