import type { World } from '../../script/world.ts'
import {
  forEachChild,
  isEvaluated,
  type Evaluated,
  type Statement,
  type SyntaxNode,
} from '../../shell/parse.ts'

/** Every list of statements in the scripts that ran. */
export function listsOf(world: World): (readonly Statement[])[] {
  return [...world.scripts.values()].flatMap((script) => statementLists(script.tree))
}

/** Every list of statements in a script: its own, and those of its functions, branches, loops and groups. */
function statementLists(tree: SyntaxNode): (readonly Statement[])[] {
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
export function commandsBelow(nodes: readonly SyntaxNode[], world: World): Set<Evaluated> {
  const commands = new Set<Evaluated>()
  const open = [...nodes]
  for (let node = open.pop(); node; node = open.pop()) {
    if (isEvaluated(node)) {
      commands.add(node)
      const body = world.bodies.get(node)
      if (body?.type === 'Script') open.push(body)
    }
    forEachChild(node, (child) => open.push(child))
  }
  return commands
}
