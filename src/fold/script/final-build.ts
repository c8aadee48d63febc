import type { Journal } from '../../diagnostics/journal.ts'
import type { BuildFlag } from '../../pipeline/types.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { wordRange } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import type { Span, TextEdit } from '../../source/span.ts'
import type { Merged, NewFinal } from '../merge-pattern.ts'
import { editContext, withBlanksBefore } from './context-edits.ts'
import { contextOption } from './context-option.ts'
import { leftFolder } from './left-folder.ts'
import { refuseOtherValues, sourceText } from './moved-words.ts'
import { movable, refuseShared } from './shared-words.ts'
import { refuseOtherWriting, writeEdits, writeWords, type Place } from './written-words.ts'
import type { ArgumentPlan, PassedArgument } from '../arguments.ts'
import type { Builder, Part } from '../plan.ts'

/** A final `docker build` takes over what the builders were given, right behind the word `build`. */
export function editFinalBuild(
  { part, flags, dropped, target }: NewFinal,
  { passed, united, dockerfile }: Merged,
  world: World,
  journal: Journal,
): TextEdit[] {
  if (part.byHand) return []
  const at = behindSubcommand(part, world)
  const own = recordOf(part, world)
  const { path, text } = own.script
  const given = movedOptions(passed, flags, part, world, journal)
  const place = { path, at }
  const left = leftFolder(part, world)
  const called = left ? { ...part, build: { ...part.build, cwd: left.cwd } } : part
  const contextEdits = editContext(called, dockerfile, united, at, text, journal, left !== null)
  const moved = writeEdits(contextEdits, path, world)
  const all = [
    ...passed.flatMap(({ builder, passed: lists }) =>
      lists
        .get(part)!
        .filter((one) => given.has(one.argument.span))
        .map((one) => argumentText(one, builder, part, place, world, journal)),
    ),
    ...flags
      .filter((flag) => given.has(flag.span))
      .map((flag) => movedText(flag.span, place, world, journal)),
    ...united.named.map((one) => contextOption(one, called, place, world, journal)),
  ]
  // Two builds of one Dockerfile may be given the same.
  const words = [...new Set(all)]
  const added =
    words.length === 0 ? [] : [{ start: at, end: at, text: words.map((word) => ` ${word}`).join('') }]
  const removed = dropped.map((flag) => ({ ...withBlanksBefore(flag.span, text), text: '' }))
  const renamed = target === null ? [] : targetEdits(part, target, at, world)
  for (const edit of [...moved, ...removed, ...renamed])
    refuseShared(edit, { path, ...range(edit) }, own, journal)
  return [...added, ...renamed, ...moved, ...removed]
}

/** The options that leave the builders' commands, each where its text can go alone. */
function movedOptions(
  passed: readonly ArgumentPlan[],
  flags: readonly BuildFlag[],
  final: Part,
  world: World,
  journal: Journal,
): ReadonlySet<Span> {
  const found = new Set<Span>()
  for (const { builder, passed: lists } of passed) {
    if (builder.byHand) continue
    const own = lists.get(final)!
    const spans = [
      ...own.map(({ argument }) => argument.span),
      ...builder.build.flags.filter((flag) => flags.includes(flag)).map((flag) => flag.span),
    ]
    const record = recordOf(builder, world)
    for (const { argument, name } of own) {
      if (name !== argument.name) refuseShared(argument.span, argument.span, record, journal)
    }
    for (const span of movable(spans, record, journal)) found.add(span)
  }
  return found
}

/** A builder whose image is still wanted is built from the merged Dockerfile (E98). */
export function editKeptBuilder(
  builder: Builder,
  world: World,
  passed: ArgumentPlan,
  build: Merged,
  journal: Journal,
): TextEdit[] {
  const at = behindSubcommand(builder, world)
  const own = recordOf(builder, world)
  const edits: TextEdit[] = targetEdits(builder, builder.stageName, at, world)
  const { path, text } = own.script
  const place = { path, at }
  for (const one of build.united.named) {
    edits.push({ start: at, end: at, text: ` ${contextOption(one, builder, place, world, journal)}` })
  }
  const moved = editContext(builder, build.dockerfile, build.united, at, text, journal)
  edits.push(...writeEdits(moved, path, world))
  for (const { argument, name } of passed.own) {
    if (name !== argument.name)
      edits.push({ ...range(argument.span), text: renamed(argument, name, place, world, journal) })
  }
  for (const edit of edits.filter((one) => one.end > one.start))
    refuseShared(edit, { path, ...range(edit) }, own, journal)
  return edits
}

/** A build that stays names the stage as the merged Dockerfile does. */
function targetEdits(part: Part, name: string, behind: number, world: World): TextEdit[] {
  const { target, targetSpan } = part.build
  if (!target || !targetSpan) return [{ start: behind, end: behind, text: ` --target ${name}` }]
  const written = known(target)
  if (written === name) return []
  const text = sourceText(world, targetSpan)
  return [
    { ...range(targetSpan), text: text.startsWith('--target=') ? `--target=${name}` : `--target ${name}` },
  ]
}

function behindSubcommand(part: Part, world: World): number {
  const record = recordOf(part, world)
  const word = record.fields.find((field) =>
    /^(build|bud|build-using-dockerfile)$/.test(known(field.value) ?? ''),
  )!.word
  return wordRange(record.script, word).end
}

export function recordOf(part: Part, world: World): CommandRecord {
  return world.records.find((record) => record.steps.includes(part.build.id) && record.fields.length > 0)!
}

function argumentText(
  { argument, name }: PassedArgument,
  builder: Builder,
  final: Part,
  place: Place,
  world: World,
  journal: Journal,
): string {
  const text = movedText(argument.span, place, world, journal)
  refuseOtherValues(argument.span, text, builder, final, journal)
  return name === argument.name ? text : renamed(argument, name, place, world, journal)
}

function movedText(span: Span, place: Place, world: World, journal: Journal): string {
  const text = sourceText(world, span)
  refuseOtherWriting(span, text, place, world, journal)
  return text
}

/** `--build-arg V` takes V from the environment, where a new name has no value; unset must stay not given. */
function renamed(
  argument: PassedArgument['argument'],
  name: string,
  place: Place,
  world: World,
  journal: Journal,
): string {
  if (argument.value === null)
    return writeWords(`\${${argument.name}+--build-arg ${name}="$${argument.name}"}`, place, world)
  const text = sourceText(world, argument.span)
  const at = text.indexOf(`${argument.name}=`)
  // The name comes out of a variable.
  if (at === -1) journal.add('SF227', argument.span, { word: text })
  return text.slice(0, at) + name + text.slice(at + argument.name.length)
}

function range({ start, end }: { readonly start: number; readonly end: number }): {
  start: number
  end: number
} {
  return { start, end }
}
