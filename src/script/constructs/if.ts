import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { chosen, conditionOf } from '../conditions.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'
import { isAboutArguments } from './arguments.ts'
import { runBranches } from './branches.ts'
import { runNever } from './maybe.ts'

type If = Extract<SyntaxNode, { type: 'If' }>

/**
 * Takes the branch that the tree and the known variables decide, or this run's answers; where they do not, every
 * branch may run.
 */
export function runIf(node: If, world: World): Outcome {
  const branches = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((one) => ({ clause: one.clause, body: one.then })),
  ]
  for (const [at, { clause, body }] of branches.entries()) {
    const mark = world.records.length
    const outcome = runStatements(clause.commands, world)
    const isDecided = isKnown(outcome, world)
    const condition = conditionOf(clause, mark, world)
    const answer = isDecided ? undefined : chosen(condition, world)
    if (!isDecided && answer === undefined) {
      world.conditions.set(node, condition)
      const isOption = at === branches.length - 1 && !node.else && isAboutArguments(mark, world)
      runRest(node, branches.slice(at), isOption, world)
      return { role: 'other', status: 'success' }
    }
    if (answer ?? outcome.status === 'success') {
      const ended = runStatements(body.commands, world)
      const others = [
        ...branches.slice(at + 1).map((branch) => branch.body),
        ...(node.else ? [node.else] : []),
      ]
      // Another run goes there.
      if (answer === undefined) for (const list of others) runNever(list, world)
      return ended
    }
    if (answer === undefined) runNever(body, world)
  }
  return node.else ? runStatements(node.else.commands, world) : { role: 'shell', status: 'success' }
}

/** A test that is decided, or a docker command that does its work: when it fails the script is off its way. */
function isKnown({ role, status }: Outcome, world: World): boolean {
  if (status === 'unknown') return false
  const last = world.steps[world.records.at(-1)?.steps.at(-1) ?? -1]
  return role === 'test' || (role === 'step' && last !== undefined && works.has(last.kind))
}

const works = new Set(['build', 'container', 'extract'])

/** Nobody can tell which of the branches runs. */
function runRest(
  node: If,
  branches: readonly { readonly clause: SyntaxNode; readonly body: SyntaxNode }[],
  isOption: boolean,
  world: World,
): void {
  const [first, ...rest] = branches
  const clauses = rest.map((branch) => branch.clause)
  const ways = [
    [first!.body],
    ...rest.map((branch, nth) => [...clauses.slice(0, nth + 1), branch.body]),
    [...clauses, ...(node.else ? [node.else] : [])],
  ]
  // Without an else the last way runs nothing but the conditions.
  runBranches(
    node,
    ways.filter((way) => way.length > 0),
    !node.else && rest.length === 0,
    isOption,
    world,
  )
}
