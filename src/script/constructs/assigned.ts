import { forEachChild, type SyntaxNode } from '../../shell/parse.ts'
import type { World } from '../world.ts'

/** The variables that some nodes, or the functions that they call, may set. */
export function assignedIn(nodes: readonly SyntaxNode[], world: World): ReadonlySet<string> {
  const names = new Set<string>()
  const open = [...nodes]
  const seen = new Set<SyntaxNode>()
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    for (const name of assignedBy(node)) names.add(name)
    const called = node.type === 'Command' ? world.functions.get(node.name?.text ?? '') : undefined
    if (called) open.push(called)
    forEachChild(node, (child) => open.push(child))
  }
  return names
}

function assignedBy(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'Assignment':
      return [node.name]
    case 'For':
    case 'Select':
      return [node.name.text]
    case 'ParameterExpansion':
      return node.operation?.type === 'Default' && node.operation.operator.endsWith('=')
        ? [node.parameter]
        : []
    case 'ArithmeticCommand':
      return assignedByArithmetic(node.body)
    case 'ArithmeticExpansion':
      return assignedByArithmetic(node.text)
    case 'Command': {
      const name = node.name?.text ?? ''
      if (name === 'shift' || name === 'set') return positionalNames
      return readers.has(name) ? node.args.flatMap((word) => word.text.match(/^\w+$/) ?? []) : []
    }
    default:
      return []
  }
}

/** `X=1`, `X++`, `--X` and the like. */
export function assignedByArithmetic(text: string): readonly string[] {
  const before = text.matchAll(/([A-Za-z_]\w*)\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))/g)
  const after = text.matchAll(/(?:\+\+|--)\s*([A-Za-z_]\w*)/g)
  return [...before, ...after].map((match) => match[1]!)
}

const positionalNames: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '#', '@', '*']

const readers = new Set([
  'read',
  'getopts',
  'mapfile',
  'readarray',
  'printf',
  'unset',
  'let',
  'local',
  'declare',
])
