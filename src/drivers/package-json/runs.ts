import { nodesIn, readPlaced } from '../../shell/parse.ts'
import { calledBy } from './called.ts'
import { wayOf } from './way.ts'

/** The other scripts that run with one: its hooks, and those that it calls. */
export function runsOf(name: string, text: string, names: readonly string[]): readonly string[] {
  const hooks = wayOf(name, names).filter((one) => one !== name)
  const reading = readPlaced([{ text, range: { start: 0, end: text.length } }])
  if (!reading.ok) return hooks
  const called: string[] = []
  for (const node of nodesIn([reading.tree]))
    if (node.type === 'Command') called.push(...(calledBy(node)?.names ?? []))
  return [...new Set([...hooks, ...called.filter((one) => names.includes(one))])]
}
