import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import type { World } from '../world.ts'
import { runMaybe, runNever } from './maybe.ts'

type If = Extract<SyntaxNode, { type: 'If' }>

/** Takes the branch that the tree and the known variables decide; where they do not, every branch may run. */
export function runIf(node: If, world: World): Outcome {
  const branches = [{ clause: node.clause, then: node.then }, ...node.elif]
  for (const [at, { clause, then }] of branches.entries()) {
    const condition = runStatements(clause.commands, world)
    if (condition.role !== 'test' || condition.status === 'unknown') {
      const rest = branches.slice(at + 1).flatMap((branch) => [branch.clause, branch.then])
      for (const list of [then, ...rest, ...(node.else ? [node.else] : [])]) runMaybe(list, world)
      return { role: 'other', status: 'success' }
    }
    if (condition.status === 'success') {
      const outcome = runStatements(then.commands, world)
      for (const list of [
        ...branches.slice(at + 1).map((branch) => branch.then),
        ...(node.else ? [node.else] : []),
      ]) {
        runNever(list, world)
      }
      return outcome
    }
    runNever(then, world)
  }
  return node.else ? runStatements(node.else.commands, world) : { role: 'shell', status: 'success' }
}
