import type { Pipeline } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runCommand } from '../command.ts'
import { runNode } from '../run.ts'
import type { World } from '../world.ts'

/** `A | B`, `! A`, `time A`: every command of a pipe runs, and the last one's status counts. */
export function runPipeline(node: Pipeline, world: World): Outcome {
  let outcome: Outcome = { role: 'other', status: 'success' }
  for (const [at, command] of node.commands.entries()) {
    const pipes = { input: at > 0, output: at < node.commands.length - 1 }
    outcome = command.type === 'Command' ? runCommand(command, world, pipes) : runNode(command, world)
  }
  if (node.commands.length > 1) outcome = { role: outcome.role, status: 'unknown' }
  return node.prefixes.some((prefix) => prefix.type === 'Negation') ? negate(outcome) : outcome
}

function negate(outcome: Outcome): Outcome {
  const status = { success: 'failure', failure: 'success', unknown: 'unknown' } as const
  return { ...outcome, status: status[outcome.status] }
}
