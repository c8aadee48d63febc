import { forEachChild, readPlaced, type SyntaxNode } from '../../shell/parse.ts'
import { calledBy } from './called.ts'
import { wayOf } from './way.ts'

/** The other scripts that run with one: its hooks, and those that it calls. */
export function runsOf(name: string, text: string, names: readonly string[]): readonly string[] {
  const hooks = wayOf(name, names).filter((one) => one !== name)
  const reading = readPlaced([{ text, range: { start: 0, end: text.length } }])
  if (!reading.ok) return hooks
  const called: string[] = []
  const open: SyntaxNode[] = [reading.tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Command') called.push(...(calledBy(node)?.names ?? []))
    forEachChild(node, (child) => open.push(child))
  }
  return [...new Set([...hooks, ...called.filter((one) => names.includes(one))])]
}
