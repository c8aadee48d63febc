import type { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import { findComments } from '../../shell/comments.ts'
import type { Command } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import type { Plan } from '../plan.ts'
import { decideFates, type Fates } from './fates.ts'
import { editFinalBuild, editKeptBuilder, type NewBuild } from './final-build.ts'
import { falseMessages } from './messages.ts'
import { removalEdits } from './ranges.ts'
import { findRemovals } from './removals.ts'
import { refuseLostUses } from './uses.ts'
import type { Judge } from './verdicts.ts'

/**
 * The script without what existed only for the extraction.
 *
 * @returns its new text; null when nothing is left in it that does anything.
 */
export function shortenScript(plan: Plan, world: World, build: NewBuild, journal: Journal): string | null {
  const fates = decideFates(plan, world, journal)
  refuseLostUses(plan, world, fates, journal)
  const edits = [
    ...editFinalBuild(plan, world, build, journal),
    ...build.passed
      .filter(({ builder }) => fates.keptBuilders.has(builder.build.id))
      .flatMap((one) => editKeptBuilder(one.builder, world, one, build, journal)),
    ...removeCommands(plan, world, fates, journal),
    ...joinLines(plan, world, fates),
  ]
  const text = applyEdits(world.script.text, edits)
  return isEmptied(world, fates) ? null : text
}

function removeCommands(plan: Plan, world: World, fates: Fates, journal: Journal): TextEdit[] {
  const { script } = world
  const comments = findComments(script)
  const records = new Map(world.records.map((record) => [record.node, record]))
  const isIdle = (command: Command): boolean => {
    const record = records.get(command)
    return (
      record === undefined ||
      record.role === 'test' ||
      record.role === 'message' ||
      idleNames.has(nameOf(command, world))
    )
  }
  const by: Judge = {
    isIdle,
    isGone: (command) => fates.gone.has(command),
    isShellState: (command) => records.get(command)?.role === 'shell',
  }
  const messages = falseMessages(script.tree.commands, by, plan, world)
  const all: Judge = { ...by, isGone: (command) => by.isGone(command) || messages.has(command) }
  const removals = findRemovals(script.tree.commands, { script, by: all, comments, journal })
  return [...removals.edits, ...removalEdits(removals.statements, script, comments)]
}

/** They do nothing but end what failed. */
const idleNames = new Set(['true', ':', 'exit', 'return', 'false', 'sleep'])

function nameOf(command: Command, world: World): string {
  const record = world.records.find((one) => one.node === command)
  return known(record?.fields[0]?.value ?? []) ?? ''
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
function isEmptied(world: World, fates: Fates): boolean {
  return world.records.every(
    (record) => fates.gone.has(record.node) || ['shell', 'message', 'test'].includes(record.role),
  )
}
