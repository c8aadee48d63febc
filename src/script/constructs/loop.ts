import { unknown } from '../../shell/value.ts'
import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import type { World } from '../world.ts'
import { assignedIn } from './assigned.ts'
import { isAboutArguments } from './arguments.ts'
import { join, runBranches, stateOf } from './branches.ts'

/**
 * Runs a loop of which nobody knows how often it runs. What it sets is unknown in it from the start, because the
 * second time is not the first.
 *
 * @param nodes what runs each time, in order; the first decides whether it goes on
 * @param isOption it goes over the arguments of the script, so that what was set before is the default
 */
export function runLoop(
  owner: SyntaxNode,
  nodes: readonly SyntaxNode[],
  world: World,
  isOption: boolean | 'by its condition' = false,
): Outcome {
  const before = stateOf(world)
  const left = world.left.length
  const { mayHaveLeft } = world
  const mark = world.records.length
  for (const name of assignedIn(nodes, world)) {
    world.variables.set(name, unknown(`$${name}@${owner.pos}~${mark}`, `$${name}`))
  }
  const inLoop = stateOf(world)
  runBranches(owner, [nodes], true, false, world)
  const isDefault = isOption === 'by its condition' ? readsArguments(mark, nodes, world) : isOption
  const ends = [
    before,
    ...(mark === world.records.length ? [] : [inLoop, stateOf(world)]),
    ...world.left.slice(left),
  ]
  join(owner, ends, isDefault ? before : null, world)
  world.left.length = left
  if (world.mayHaveLeft === 'break') world.mayHaveLeft = mayHaveLeft
  return { role: 'other', status: 'unknown' }
}

/** `while [ $# -gt 0 ]`, `while getopts …`, `while :; do case $1 in …`. */
function readsArguments(mark: number, nodes: readonly SyntaxNode[], world: World): boolean {
  const [clause] = nodes
  const inside = world.records.slice(mark)
  const end = inside.findIndex((record) => record.node.pos >= (clause?.end ?? 0))
  const condition = { ...world, records: inside.slice(0, end === -1 ? undefined : end) }
  const [first] = condition.records
  if (condition.records.length === 1 && isGetopts(first)) return true
  const isEndless = condition.records.every((record) => record.reads.size === 0)
  return isAboutArguments(0, isEndless ? { ...world, records: inside } : condition)
}

function isGetopts(record: World['records'][number] | undefined): boolean {
  const name = record?.fields[0]?.value[0]
  return name === 'getopts'
}
