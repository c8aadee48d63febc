import type { AndOr } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runNode } from '../run.ts'
import type { World } from '../world.ts'
import { isAboutArguments } from './arguments.ts'
import { runMaybe, runNever } from './maybe.ts'

/**
 * `A && B || C`. Docker and host commands are taken to succeed, so that what stands behind `||` is the way out
 * when they do not; only tests leave both ways open.
 */
export function runAndOr(node: AndOr, world: World): Outcome {
  const mark = world.records.length
  let outcome = runNode(node.commands[0]!, world)
  for (const [at, operator] of node.operators.entries()) {
    const next = node.commands[at + 1]!
    const runs = outcome.status === (operator === '&&' ? 'success' : 'failure')
    if (runs && world.stopped === null) outcome = runNode(next, world)
    else if (outcome.status === 'unknown') {
      const isOption = at === 0 && operator === '&&' && isAboutArguments(mark, world)
      outcome = { ...runMaybe(next, world, isOption), status: 'unknown' }
    } else runNever(next, world)
  }
  return outcome
}
