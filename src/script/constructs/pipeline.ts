import type { Pipeline } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runCommand } from '../command.ts'
import { runNode } from '../run.ts'
import { join, stateOf } from './branches.ts'
import { known } from '../../shell/value.ts'
import { refuseLost } from '../emission.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'

/** `A | B`, `! A`, `time A`: every command of a pipe runs, and the last one's status counts. */
export function runPipeline(node: Pipeline, world: World): Outcome {
  let outcome: Outcome = { role: 'other', status: 'success' }
  const outer = world.stdin
  const { stdout, stopped } = world
  const state = stateOf(world)
  for (const [at, command] of node.commands.entries()) {
    const pipes = {
      input: at > 0,
      output: at < node.commands.length - 1,
      file: catenated(node.commands[at - 1], world),
      emission: at === 0 ? outer : (outcome.emits ?? null),
      content: at === 0 ? null : (outcome.prints ?? null),
      feeder: at === 1 ? spanOf(world, { start: node.commands[0]!.pos, end: node.commands[0]!.end }) : null,
    }
    world.stdin = pipes.emission
    if (pipes.output) world.stdout = { type: 'pipe' }
    else world.stdout = stdout
    outcome = command.type === 'Command' ? runCommand(command, world, pipes) : runNode(command, world)
    if (at > 0 && pipes.emission && !pipes.emission.taken) refuseLost(pipes.emission, world)
  }
  world.stdin = outer
  world.stdout = stdout
  if (node.commands.length > 1) {
    // Each has a shell of its own, but for some shells the last.
    join(node, [state, stateOf(world)], null, world)
    world.stopped = stopped
  }
  if (node.commands.length > 1) outcome = { role: outcome.role, status: 'unknown' }
  return node.prefixes.some((prefix) => prefix.type === 'Negation') ? negate(outcome) : outcome
}

/** `cat FILE | …` gives the next command the file as its input. */
function catenated(node: Pipeline['commands'][number] | undefined, world: World): string | null {
  const record = node?.type === 'Command' ? world.records.findLast((one) => one.node === node) : undefined
  const [name, file, ...rest] = record?.fields ?? []
  if (!name || !file || rest.length > 0 || known(name.value) !== 'cat') return null
  return hostPath(world, file.value)
}

function negate(outcome: Outcome): Outcome {
  const status = { success: 'failure', failure: 'success', unknown: 'unknown' } as const
  return { ...outcome, status: status[outcome.status] }
}
