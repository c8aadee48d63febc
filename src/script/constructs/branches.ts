import type { SyntaxNode } from '../../shell/parse.ts'
import { equal, known, type Value } from '../../shell/value.ts'
import { runNode } from '../run.ts'
import type { ShellState as State, World } from '../world.ts'

/**
 * Runs branches of which one runs, or none. Their commands leave their steps, marked as doubtful. A variable that
 * comes out of them with different values is unknown afterwards, and so is the directory.
 *
 * @param mayRunNone nothing of it has to run
 * @param isOption only the arguments of the script decide: without any, nothing runs
 */
export function runBranches(
  node: SyntaxNode,
  branches: readonly (readonly SyntaxNode[])[],
  mayRunNone: boolean,
  isOption: boolean,
  world: World,
): void {
  const before = stateOf(world)
  const { maybe, stopped } = world
  const ends: State[] = mayRunNone ? [before] : []
  const stops: World['stopped'][] = []
  for (const nodes of branches) {
    restore(before, world)
    world.maybe = maybe ?? node
    for (const one of nodes) if (world.stopped === stopped) runNode(one, world)
    if (world.stopped === stopped) ends.push(stateOf(world))
    else {
      stops.push(world.stopped)
      if (world.stopped !== 'exit') world.left.push(stateOf(world))
    }
    world.stopped = stopped
  }
  world.maybe = maybe
  restore(before, world)
  if (ends.length === 0) world.stopped = stops[0] ?? stopped
  else if (stops.includes('return')) world.mayHaveLeft = 'return'
  else if (stops.includes('break')) world.mayHaveLeft ??= 'break'
  join(node, ends.length === 0 ? [before] : ends, isOption ? before : null, world)
}

export function stateOf(world: World): State {
  return { variables: world.variables.copy(), cwd: world.cwd }
}

export function restore(state: State, world: World): void {
  world.variables.become(state.variables)
  world.cwd = state.cwd
}

/**
 * The shell after ways that nobody can choose from.
 *
 * @param usual the way that is taken when the user says nothing: its values are defaults
 */
export function join(node: SyntaxNode, ends: readonly State[], usual: State | null, world: World): void {
  const [first, ...others] = ends as readonly [State, ...State[]]
  world.variables.become(first.variables)
  for (const name of new Set(others.flatMap((end) => end.variables.changedFrom(first.variables)))) {
    const values = ends.map((end) => end.variables.get(name))
    if (values.every((value) => same(value, values[0]))) continue
    // Once more in a loop or a function it may be another value.
    const id = `$${name}@${node.pos}#${world.records.length}`
    const fallback = usual?.variables.get(name)
    const isKnown = values.every((value) => value && known(value) !== null)
    const one = {
      id,
      label: `$${name}`,
      ...(fallback ? { fallback } : {}),
      ...(isKnown ? { oneOf: values as Value[] } : {}),
    }
    world.variables.set(name, [one])
  }
  world.cwd = ends.every((end) => end.cwd === first.cwd) ? first.cwd : null
}

function same(a: Value | null | undefined, b: Value | null | undefined): boolean {
  return a === b || Boolean(a && b && equal(a, b))
}
