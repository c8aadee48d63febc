import type { Journal } from '../../diagnostics/journal.ts'
import { recordTable } from '../../script/records.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { wordRange, type Evaluated } from '../../shell/parse.ts'
import type { Span } from '../../source/span.ts'
import { isOwnImage, referencesTo } from '../bases.ts'
import { imageNames } from '../image-names.ts'
import type { Plan } from '../plan.ts'
import { movesDockerfiles } from '../stand-ins.ts'
import { callsThatGo, isWithinCall } from './calls.ts'
import type { Operand } from './operands.ts'
import { hostBuilders } from './host-uses.ts'
import { leftFolder } from './left-folder.ts'
import { namedBuilders } from './image-uses.ts'
import { extractionsOf, purposeOf } from './purposes.ts'

/** What becomes of the script's commands. */
export interface Fates {
  /** Commands that existed only for the extraction. */
  readonly gone: ReadonlySet<Evaluated>
  /** Words for the extraction in commands that also work on something else: with the blanks before them. */
  readonly words: readonly Span[]
  /** Builders whose images are still used, so that a `docker build --target` makes them (E98). */
  readonly keptBuilders: ReadonlySet<number>
}

/**
 * Decides which commands leave the script, from what their steps were for.
 *
 * @param unneeded builders that the merged Dockerfile takes nothing from: somebody has to build them (E97).
 */
export function decideFates(plan: Plan, world: World, unneeded: readonly number[], journal: Journal): Fates {
  const keptBuilders = new Set([...usedBuilders(plan, world), ...unneeded])
  const ofRecord = (record: CommandRecord): ReturnType<typeof purposesOf> =>
    world.bodies.has(record.node) ? [] : purposesOf(record, plan, world, keptBuilders)
  const left = plan.finals.flatMap((final) => leftFolder(final, world)?.node ?? [])
  const gone = new Set([...callsThatGo(ofRecord, world), ...left])
  const words: Span[] = []
  for (const [node, all] of recordsByNode(world)) {
    const records = all.filter((record) => !isWithinCall(record, gone))
    // A call is judged by the body of its function.
    if (world.bodies.has(node)) continue
    const purposes = records.flatMap((record) => purposesOf(record, plan, world, keptBuilders))
    const some = purposes.flatMap((purpose) => (purpose.type === 'some' ? [purpose.words] : []))
    const isWhole = records.every(
      (record) => ['step', 'assignment'].includes(record.role) || movesDockerfiles(record, plan, world),
    )
    if (records.length === 0 || purposes.every((purpose) => purpose.type === 'none')) continue
    if (isWhole && purposes.every((purpose) => purpose.type === 'all')) gone.add(node)
    else if (records.length === 1 && purposes.length === 1 && some[0]?.every(isWordOfItsOwn)) {
      words.push(...some[0].map((operand) => wordWithBlanks(operand, records[0]!)))
    } else journal.add('SF216', { path: records[0]!.script.path, ...records[0]!.range })
  }
  return { gone, words, keptBuilders }

  function isWordOfItsOwn({ field }: Operand): boolean {
    const record = world.records.find((one) => one.fields.includes(field))
    return record !== undefined && record.fields.filter((other) => other.word === field.word).length === 1
  }
}

/** A command in a loop or in a function has a record for each time that it ran. */
function recordsByNode(world: World): ReadonlyMap<Evaluated, readonly CommandRecord[]> {
  const records = new Map<Evaluated, readonly CommandRecord[]>()
  for (const { node } of world.records) records.set(node, recordTable(world).of(node))
  return records
}

function purposesOf(
  record: CommandRecord,
  plan: Plan,
  world: World,
  kept: ReadonlySet<number>,
): ReturnType<typeof purposeOf>[] {
  if (movesDockerfiles(record, plan, world)) return [{ type: 'all' }]
  // What a build unpacks from its own input is a part of the build.
  const isBuild = record.steps.some((id) => world.steps[id]!.kind === 'build')
  const steps = record.steps.filter((id) => !isBuild || world.steps[id]!.kind === 'build')
  return steps.map((id) => purposeOf(world.steps[id]!, record, plan, world, kept))
}

function wordWithBlanks({ field }: Operand, { script }: CommandRecord): Span {
  const { start, end } = wordRange(script, field.word)
  const blanks = /(?:[ \t]|\\\r?\n)*$/.exec(script.text.slice(0, start))![0].length
  return { path: script.path, start: start - blanks, end }
}

/** A builder's image that a command that stays tags, pushes, runs, takes files from, starts from or otherwise names. */
export function usedBuilders(plan: Plan, world: World): ReadonlySet<number> {
  const inUse = new Set([...hostBuilders(plan, world), ...namedBuilders(plan, world)])
  for (const builder of plan.builders) {
    const isBase = plan.others.some((other) => referencesTo(builder, other, plan.builders).length > 0)
    const isWanted = imageNames(builder.build).some((name) => world.wantedImages.includes(name))
    if (!builder.byHand && (isBase || isWanted || isOwnImage(builder, plan, world)))
      inUse.add(builder.build.id)
  }
  for (const step of world.steps) {
    if (step.kind === 'image' && step.command !== 'rmi') {
      for (const build of step.builds) if (isBuilder(build, plan)) inUse.add(build!)
    }
    if (
      step.kind === 'container' &&
      isBuilder(step.build, plan) &&
      !extractionsOf(step.id, world).some((id) => plan.artifacts.has(id))
    ) {
      inUse.add(step.build!)
    }
  }
  return inUse
}

function isBuilder(build: number | null, plan: Plan): boolean {
  return plan.builders.some((builder) => builder.build.id === build && !builder.byHand)
}
