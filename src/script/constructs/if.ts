import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'
import { runMaybe, runNever } from './maybe.ts'

type If = Extract<SyntaxNode, { type: 'If' }>

/** Takes the branch that the tree and the known variables decide; where they do not, every branch may run. */
export function runIf(node: If, world: World): Outcome {
  const branches = [
    { clause: node.clause, body: node.then },
    ...node.elif.map((one) => ({ clause: one.clause, body: one.then })),
  ]
  for (const [at, { clause, body }] of branches.entries()) {
    const condition = runStatements(clause.commands, world)
    if (condition.role !== 'test' || condition.status === 'unknown') {
      const rest = branches.slice(at + 1).flatMap((branch) => [branch.clause, branch.body])
      for (const list of [body, ...rest, ...(node.else ? [node.else] : [])]) runMaybe(list, world)
      return { role: 'other', status: 'success' }
    }
    if (condition.status === 'success') {
      const outcome = runStatements(body.commands, world)
      for (const list of [
        ...branches.slice(at + 1).map((branch) => branch.body),
        ...(node.else ? [node.else] : []),
      ]) {
        runNever(list, world)
      }
      return outcome
    }
    runNever(body, world)
  }
  return node.else ? runStatements(node.else.commands, world) : { role: 'shell', status: 'success' }
}
