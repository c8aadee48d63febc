import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runNode } from '../run.ts'
import { noteRedirections } from '../redirections.ts'
import { inputOf, outputOf } from '../streams.ts'
import { spanOf, type World } from '../world.ts'

type Redirected = Extract<SyntaxNode, { type: 'Redirected' }>

/** `{ …; } > log`, `while …; done < list`: what the commands inside print goes there. */
export function runRedirected(node: Redirected, world: World): Outcome {
  const pipes = {
    input: world.stdin !== null,
    output: world.stdout !== null,
    file: null,
    emission: world.stdin,
  }
  const { stdin, stdout } = world
  const input = inputOf(node.redirects, pipes, world)
  const output = outputOf(node.redirects, world.stdout, world)
  noteRedirections(node, { input, output }, world.steps.length, world)
  world.stdin = input.type === 'file' ? null : (input.emission ?? null)
  // Each command adds to what the others wrote there.
  world.stdout =
    output.type === 'file' ? { ...output, appends: true } : output.type === 'inherited' ? null : output
  const outcome = runNode(node.command, world)
  world.stdin = stdin
  world.stdout = stdout
  if (output.type === 'file' && output.path !== null) {
    world.host.change(output.path, spanOf(world, { start: node.command.end, end: node.end }))
  }
  return outcome
}
