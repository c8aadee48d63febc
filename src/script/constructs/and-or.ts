import type { AndOr } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { chosen, conditionOf, listCondition } from '../conditions.ts'
import { runNode } from '../run.ts'
import type { World } from '../world.ts'
import { isAboutArguments } from './arguments.ts'
import { runMaybe, runNever } from './maybe.ts'

/**
 * `A && B || C`. Docker and host commands are taken to succeed, so that what stands behind `||` is the way out
 * when they do not; only tests leave both ways open.
 */
export function runAndOr(node: AndOr, world: World): Outcome {
  const start = world.records.length
  let mark = start
  let outcome = runNode(node.commands[0]!, world)
  let mayHaveRun = false
  let isAnswered = false
  for (const [at, operator] of node.operators.entries()) {
    const next = node.commands[at + 1]!
    const last = node.commands[at]!
    const condition = mayHaveRun ? listCondition(node, at, last.end, world) : conditionOf(last, mark, world)
    const answer = outcome.status === 'unknown' ? chosen(condition, world) : undefined
    if (answer !== undefined) outcome = { ...outcome, status: answer ? 'success' : 'failure' }
    isAnswered ||= answer !== undefined
    const runs = outcome.status === (operator === '&&' ? 'success' : 'failure')
    mark = world.records.length
    if (runs && world.stopped === null) {
      outcome = runNode(next, world)
      mayHaveRun = false
    } else if (outcome.status === 'unknown') {
      world.conditions.set(next, condition)
      const isOption = at === 0 && operator === '&&' && isAboutArguments(start, world)
      outcome = { ...runMaybe(next, world, isOption), status: 'unknown' }
      mayHaveRun = true
      // What an answer rules out runs in another run.
    } else if (!isAnswered) runNever(next, world)
  }
  return outcome
}
