import type { SyntaxNode } from '../shell/parse.ts'
import { known, key, type Value } from '../shell/value.ts'
import type { Span } from '../source/span.ts'
import { spanOf, type World } from './world.ts'

/** How conditions come out that nobody can decide, by their keys. */
export type Choices = ReadonlyMap<string, boolean>

/** A condition that decides about a branch. */
export interface Condition {
  readonly key: string
  readonly span: Span
}

/**
 * The condition that was evaluated since a mark of the records. Comparisons of the same values come out alike
 * wherever they stand and have one key; any other condition is equal only to itself.
 */
export function conditionOf(node: SyntaxNode, mark: number, world: World): Condition {
  const span = spanOf(world, { start: node.pos, end: node.end })
  const command = commandIn(node)
  const [record, more] = world.records.slice(mark)
  const isPlain = record !== undefined && !more && record.node === command
  const values = isPlain ? compared(record.fields.map((field) => field.value)) : null
  return { key: values ?? placeKey(node, world), span }
}

/** `case VALUE in PATTERN)`: which of the items comes first is asked item by item. */
export function itemCondition(
  item: SyntaxNode,
  value: Value,
  pattern: string | null,
  world: World,
): Condition {
  const span = spanOf(world, { start: item.pos, end: item.end })
  const name =
    pattern === null || !isSteady(value)
      ? placeKey(item, world)
      : `${comparison}case ${key(value)} in ${pattern}`
  return { key: name, span }
}

/** What stands before an operator of a list, when some of it may not have run. */
export function listCondition(node: SyntaxNode, at: number, end: number, world: World): Condition {
  return { key: `${placeKey(node, world)}+${at}`, span: spanOf(world, { start: node.pos, end }) }
}

/** The answer that this run has for a condition; undefined when it has none. */
export function chosen({ key: name }: Condition, world: World): boolean | undefined {
  const answer = world.choices.get(name)
  if (answer !== undefined) world.asked.set(name, (world.asked.get(name) ?? 0) + 1)
  return answer
}

/** Whether each answer was used for one question: the second time a condition may come out otherwise. */
export function isSure(world: World): boolean {
  return [...world.asked].every(([name, count]) => count === 1 || name.startsWith(comparison))
}

const comparison = '\0'

function placeKey(node: SyntaxNode, world: World): string {
  return `${world.script.path}:${node.pos}`
}

/** A clause that is one command and no more. */
function commandIn(node: SyntaxNode): SyntaxNode {
  if (node.type === 'Statement') return commandIn(node.command)
  return node.type === 'CompoundList' && node.commands.length === 1 ? commandIn(node.commands[0]!) : node
}

function isSteady(value: Value): boolean {
  return value.every((part) => typeof part === 'string' || !/#|@\d+$/.test(part.id))
}

/** `[ A = B ]`, `test -n A`: what it compares, when that is nothing but values that stay. */
function compared(values: readonly Value[]): string | null {
  const [name, ...rest] = values
  const word = known(name ?? [])
  if (word !== '[' && word !== 'test') return null
  const operators = rest.map((value) => known(value)).filter((text) => text?.startsWith('-'))
  if (!rest.every(isSteady) || !operators.every((text) => pure.has(text!))) return null
  return comparison + rest.map(key).join(comparison)
}

const pure = new Set(['-n', '-z', '-eq', '-ne', '-lt', '-le', '-gt', '-ge'])
