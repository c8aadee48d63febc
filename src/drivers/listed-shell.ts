import type { Node, Scalar } from '../data/node.ts'
import { followed } from '../data/lookup.ts'
import { placeScalar } from '../data/place-scalar.ts'
import { readPlaced, type Statement } from '../shell/parse.ts'
import type { PlacedPiece, PlacedText } from '../shell/placed-text.ts'
import type { Range } from '../source/span.ts'
import { noMacros, type Expanded } from './macros.ts'

/** A line of a list of commands, and what goes with it: its dash. */
export interface Line {
  readonly scalar: Scalar
  readonly range: Range
}

export interface ListedShell extends Omit<Expanded, 'pieces'> {
  readonly commands: readonly Statement[]
}

/** The lines of a list of commands, those of lists within it too; null when something else stands in it. */
export function linesOf(node: Node | null, range: Range): readonly Line[] | null {
  const value = followed(node)
  if (!value) return []
  if (value.kind === 'scalar') return value.tag === null ? [{ scalar: value, range }] : null
  if (value.kind !== 'sequence' || value.tag !== null) return null
  const lists = value.items.map((item) => linesOf(item.value, item.range))
  return lists.includes(null) ? null : lists.flatMap((list) => list ?? [])
}

/**
 * The lines as one shell runs them, one after the other. A statement that is all of a line has the line's range, so
 * that nothing is left of it when it goes; several that share a line are a group.
 *
 * @returns null when nobody can read them.
 */
export function listedShell(
  source: string,
  lines: readonly Line[],
  expand: (pieces: PlacedText) => Expanded | null = noMacros,
): ListedShell | null {
  const pieces: PlacedPiece[] = []
  for (const { scalar } of lines) {
    const placed = placeScalar(source, scalar)
    if (!placed) return null
    const { end } = scalar.range
    pieces.push(...placed, { text: '\n', range: { start: end, end } })
  }
  const expanded = expand(pieces)
  const reading = expanded && readPlaced(expanded.pieces)
  if (!reading?.ok) return null
  const { variables, opaque } = expanded!
  return { variables, opaque, commands: byLines(reading.tree.commands, lines) }
}

/** A shell around lists that it runs one after the other. */
export function shellOf(lists: readonly ListedShell[], range: Range): Statement {
  const at = { pos: range.start, end: range.end }
  const commands = lists.flatMap((list) => list.commands)
  return {
    type: 'Statement',
    ...at,
    background: undefined,
    command: { type: 'Subshell', ...at, body: { type: 'CompoundList', ...at, commands } },
  }
}

function byLines(statements: readonly Statement[], lines: readonly Line[]): Statement[] {
  const lineAt = (offset: number) =>
    lines.findIndex(({ range }) => range.start <= offset && offset <= range.end)
  const spans = statements.map((one) => ({ one, first: lineAt(one.pos), last: lineAt(one.end) }))
  const result: Statement[] = []
  for (let at = 0; at < spans.length; at += 1) {
    const { one, first, last } = spans[at]!
    if (first === -1 || last === -1) {
      result.push(one)
      continue
    }
    const sharing = spans.filter((other) => other.first <= last && other.last >= first)
    if (sharing.length === 1) result.push(over(one, lines[first]!.range.start, lines[last]!.range.end))
    else if (sharing.some((other) => other.first !== first || other.last !== first)) result.push(one)
    else {
      result.push(
        group(
          sharing.map((other) => other.one),
          lines[first]!.range,
        ),
      )
      at += sharing.length - 1
    }
  }
  return result
}

function over({ background, command }: Statement, pos: number, end: number): Statement {
  return { type: 'Statement', pos, end, background, command }
}

function group(commands: readonly Statement[], { start: pos, end }: Range): Statement {
  const body = { type: 'CompoundList', pos, end, commands } as const
  return {
    type: 'Statement',
    pos,
    end,
    background: undefined,
    command: { type: 'BraceGroup', pos, end, body },
  }
}
