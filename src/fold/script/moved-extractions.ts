import { commandName } from '../../script/name.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { findComments, type Comment } from '../../shell/comments.ts'
import type { Script, Statement } from '../../shell/parse.ts'
import { applyEdits } from '../../source/edit.ts'
import { isWithin } from '../../source/path.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import type { Artifact, Step } from '../../pipeline/types.ts'
import { lastBuild, partsOf, type Part } from '../plan.ts'

/** Statements of an extraction that stays, and the last final build of its pattern. */
export interface Move {
  readonly script: Script
  readonly statements: readonly Statement[]
  readonly behind: Statement
}

interface Parts {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
  readonly artifacts: ReadonlyMap<number, Artifact>
  readonly ends?: ReadonlyMap<number, number>
}

/**
 * An extraction for the host alone comes behind the final build, which then finds none of its files in the context.
 *
 * @returns null where something else stands between the two, or where they are no lines of one list.
 */
export function extractionMove(builder: Part, parts: Parts, world: World): Move | null {
  const { script } = world
  // A cache has to be there before the build that takes from it.
  if (parts.finals.some(({ build }) => build.flags.some(({ name }) => name === 'cache-from'))) return null
  if (world.runs.length > 1 || world.mains.length > 1 || world.driven.size > 0) return null
  const end = lastBuild(parts, builder.moment.run, builder.build.id)
  const own = new Set(
    world.steps.filter((step) => step.id < end && isOf(builder, step, world)).map(({ id }) => id),
  )
  const statementOf = (id: number): Statement | null => lineOf(id, script, world)
  const lines = [...own].map(statementOf)
  const behind = statementOf(end)
  if (lines.includes(null) || behind?.command.type !== 'Command') return null
  const isMoved = (statement: Statement | undefined): boolean =>
    statement !== undefined && (lines.includes(statement) || isHeadline(statement))
  const isHeadline = (statement: Statement): boolean =>
    isAlone(statement, script) &&
    isMessage(statement, world) &&
    isMoved(script.tree.commands[script.tree.commands.indexOf(statement) + 1])
  const statements = script.tree.commands.filter(isMoved)
  const first = script.tree.commands.indexOf(statements[0]!)
  const last = script.tree.commands.indexOf(behind)
  if (statements.length === 0 || last < first) return null
  const isFree = script.tree.commands
    .slice(first, last)
    .every((statement) =>
      statements.includes(statement)
        ? isMessage(statement, world) || recordsIn(statement, world).every((record) => isOnly(record, own))
        : recordsIn(statement, world).every((record) => isBeside(record, builder, parts, world)),
    )
  return isFree ? { script, statements, behind } : null
}

/** A step that makes the builder's image, or takes files out of it, or works on them. */
function isOf({ build }: Part, step: Step, world: World): boolean {
  switch (step.kind) {
    case 'build':
      return step.id === build.id
    case 'container':
      return step.build === build.id
    case 'stream':
      return isOf({ build } as Part, world.steps[step.container]!, world)
    case 'extract':
    case 'rework':
      return step.artifact.build === build.id
    case 'remove':
      return step.starts.some(
        (start) => start !== null && isOf({ build } as Part, world.steps[start]!, world),
      )
    default:
      return false
  }
}

/** The statement of the script's own list that a step stands in, if it is a line that runs once. */
function lineOf(id: number, script: Script, world: World): Statement | null {
  const record = world.records.find((one) => one.steps.includes(id) && one.fields.length > 0)
  const times = world.records.filter((one) => one.node === record?.node).length
  if (!record || times > 1 || record.script !== script || record.calls.length > 0 || record.maybe) return null
  const found = script.tree.commands.find(
    (one) => one.pos <= record.range.start && record.range.end <= one.end,
  )
  return found && ['Command', 'AndOr'].includes(found.command.type) && isAlone(found, script) ? found : null
}

function isAlone({ pos, end }: Statement, { text }: Script): boolean {
  const lineStart = text.lastIndexOf('\n', pos - 1) + 1
  return (
    /^[ \t]*$/.test(text.slice(lineStart, pos)) &&
    /^[ \t]*(#.*)?(\r?\n|$)/.test(text.slice(end)) &&
    !/<</.test(text.slice(pos, end))
  )
}

function recordsIn({ pos, end }: Statement, world: World): readonly CommandRecord[] {
  return world.records.filter(
    ({ script, range }) => script === world.script && pos <= range.start && range.end <= end,
  )
}

function isMessage(statement: Statement, world: World): boolean {
  const records = recordsIn(statement, world)
  return records.length > 0 && records.every(({ role }) => role === 'message')
}

function isOnly(record: CommandRecord, own: ReadonlySet<number>): boolean {
  if (record.steps.length > 0) return record.steps.every((id) => own.has(id))
  const [name] = record.fields
  return name !== undefined && ['true', ':', 'echo'].includes(commandName(name) ?? '')
}

/** What the pattern itself does, and what is only said, does not care which comes first. */
function isBeside(record: CommandRecord, builder: Part, parts: Parts, world: World): boolean {
  if (record.role === 'message') return true
  if (record.steps.length === 0) return false
  const places = [...parts.artifacts.values()].filter(({ build }) => build === builder.build.id)
  return record.steps.every((id) => {
    const step = world.steps[id]!
    if (step.kind === 'build') return partsOf(parts).some(({ build }) => build.id === id)
    if (step.kind === 'host' || step.kind === 'image') return false
    const others = parts.builders.filter((one) => one !== builder)
    if (!others.some((other) => isOf(other, step, world))) return false
    if (step.kind !== 'extract' && step.kind !== 'rework') return true
    const { path } = step.artifact
    return places.every((place) => !isWithin(place.path, path) && !isWithin(path, place.path))
  })
}

/** The ranges that move, with the comments that head them, and what comes in their places. */
export function moveEdits(
  moves: readonly Move[],
  script: Script,
  edits: readonly TextEdit[],
): { readonly ranges: readonly Range[]; readonly edits: readonly TextEdit[] } {
  const own = moves.filter((move) => move.script === script)
  const comments = findComments(script)
  const ranges = own.flatMap(({ statements }) => statements.map((one) => linesOf(one, script, comments)))
  const isInside = (edit: TextEdit): boolean =>
    ranges.some(({ start, end }) => start <= edit.start && edit.end <= end)
  const inserted = new Map<number, string>()
  for (const { statements, behind } of own) {
    const at = lineEnd(behind.end, script.text)
    const lines = statements
      .map((one) => linesOf(one, script, comments))
      .map((range) => moved(range, script, edits))
    inserted.set(at, (inserted.get(at) ?? '') + lines.join(''))
  }
  return {
    ranges,
    edits: [
      ...edits.filter((edit) => !isInside(edit)),
      ...[...inserted].map(([at, text]) => ({ start: at, end: at, text: closed(at, text, script) })),
    ],
  }
}

function linesOf({ pos, end }: Statement, { text }: Script, comments: readonly Comment[]): Range {
  let start = text.lastIndexOf('\n', pos - 1) + 1
  for (const comment of comments.toReversed()) {
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1
    const isWhole =
      /^[ \t]*$/.test(text.slice(lineStart, comment.start)) && !text.startsWith('#!', comment.start)
    if (isWhole && /^\r?\n$/.test(text.slice(comment.end, start))) start = lineStart
  }
  return { start, end: lineEnd(end, text) }
}

function lineEnd(at: number, text: string): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline + 1
}

function moved({ start, end }: Range, script: Script, edits: readonly TextEdit[]): string {
  const inside = edits
    .filter((edit) => start <= edit.start && edit.end <= end)
    .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  return applyEdits(script.text.slice(start, end), inside)
}

/** A script may end without a newline. */
function closed(at: number, text: string, script: Script): string {
  return at === script.text.length && !script.text.endsWith('\n') ? `\n${text.replace(/\r?\n$/, '')}` : text
}
