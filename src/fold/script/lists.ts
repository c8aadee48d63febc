import type { World } from '../../script/world.ts'
import { forEachChild, type Command, type Statement, type SyntaxNode } from '../../shell/parse.ts'

/** Every list of statements in a script: its own, and those of its functions, branches, loops and groups. */
export function statementLists(tree: SyntaxNode): (readonly Statement[])[] {
  const lists: (readonly Statement[])[] = []
  const open: SyntaxNode[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Word') continue
    if (node.type === 'Script' || node.type === 'CompoundList') lists.push(node.commands)
    forEachChild(node, (child) => open.push(child))
  }
  return lists
}

/** The simple commands in and below some nodes, those in `$(…)` and in the text of a `trap` among them. */
export function commandsBelow(nodes: readonly SyntaxNode[], world: World): Set<Command> {
  const commands = new Set<Command>()
  const open = [...nodes]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Command') {
      commands.add(node)
      const body = world.bodies.get(node)
      if (body?.type === 'Script') open.push(body)
    }
    forEachChild(node, (child) => open.push(child))
  }
  return commands
}
