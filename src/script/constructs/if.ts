import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'
import { isAboutArguments } from './arguments.ts'
import { runBranches } from './branches.ts'
import { runNever } from './maybe.ts'

type If = Extract<SyntaxNode, { type: 'If' }>

/** Takes the branch that the tree and the known variables decide; where they do not, every branch may run. */
export function runIf(node: If, world: World): Outcome {
  const branches = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((one) => ({ clause: one.clause, body: one.then })),
  ]
  for (const [at, { clause, body }] of branches.entries()) {
    const mark = world.records.length
    const condition = runStatements(clause.commands, world)
    if (condition.role !== 'test' || condition.status === 'unknown') {
      const rest = branches.slice(at + 1)
      const clauses = rest.map((branch) => branch.clause)
      const ways = [
        [body],
        ...rest.map((branch, nth) => [...clauses.slice(0, nth + 1), branch.body]),
        [...clauses, ...(node.else ? [node.else] : [])],
      ]
      // Without an else the last way runs nothing but the conditions.
      const isOption = rest.length === 0 && !node.else && isAboutArguments(mark, world)
      runBranches(
        node,
        ways.filter((way) => way.length > 0),
        !node.else && rest.length === 0,
        isOption,
        world,
      )
      return { role: 'other', status: 'success' }
    }
    if (condition.status === 'success') {
      const outcome = runStatements(body.commands, world)
      const others = [
        ...branches.slice(at + 1).map((branch) => branch.body),
        ...(node.else ? [node.else] : []),
      ]
      for (const list of others) runNever(list, world)
      return outcome
    }
    runNever(body, world)
  }
  return node.else ? runStatements(node.else.commands, world) : { role: 'shell', status: 'success' }
}
