import { forEachChild, type SyntaxNode } from '../../shell/parse.ts'
import { unknown } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
import { runCommand } from '../command.ts'
import type { World } from '../world.ts'

/**
 * Runs what may or may not happen. Its commands leave their steps, marked as doubtful; a variable that it sets
 * is unknown afterwards, and so is the directory when it changes it.
 */
export function runMaybe(node: SyntaxNode, world: World): Outcome {
  const outer = world.maybe
  const variables = new Map(world.variables)
  const { cwd } = world
  world.maybe = outer ?? node
  for (const command of commandsIn(node)) runCommand(command, world)
  world.maybe = outer
  for (const [name, value] of world.variables) {
    if (variables.get(name) !== value) {
      world.variables.set(name, unknown(`$${name}@${node.pos}`, `$${name}`))
    }
  }
  if (world.cwd !== cwd && !isOwnShell(node)) world.cwd = null
  else world.cwd = cwd
  return { role: 'other', status: 'unknown' }
}

/**
 * Records what does not happen on the way that the script takes: the other branch of a decided `if`, what stands
 * behind `||` when all goes well. It changes nothing.
 */
export function runNever(node: SyntaxNode, world: World): Outcome {
  const variables = [...world.variables]
  const { cwd } = world
  const [images, containers, changes] = [world.images.length, world.containers.length, world.host.mark()]
  const outcome = runMaybe(node, world)
  world.variables.clear()
  for (const [name, value] of variables) world.variables.set(name, value)
  world.cwd = cwd
  world.images.length = images
  world.containers.length = containers
  world.host.reset(changes)
  return outcome
}

/** The simple commands of a construct in the order of the text; those inside `$(…)` run with their command. */
function commandsIn(node: SyntaxNode): (SyntaxNode & { type: 'Command' })[] {
  if (node.type === 'Command') return [node]
  if (node.type === 'Word' || node.type === 'Function') return []
  const commands: (SyntaxNode & { type: 'Command' })[] = []
  forEachChild(node, (child) => commands.push(...commandsIn(child)))
  return commands
}

function isOwnShell(node: SyntaxNode): boolean {
  return node.type === 'Subshell'
}
