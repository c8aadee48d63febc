import type { SyntaxNode } from './parse.ts'
import type { Places } from './placed-text.ts'

/**
 * A copy of a tree in which every offset is one of the file that the shell's text was taken from. Which node is which
 * stays: what two places of the tree share, they share in the copy.
 */
export function relocate<Node extends SyntaxNode>(node: Node, places: Places): Node {
  return copy(node, places, new Map()) as Node
}

function copy(value: unknown, places: Places | null, made: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = made.get(value)
  if (known !== undefined) return known
  if (Array.isArray(value)) {
    const list: unknown[] = []
    made.set(value, list)
    for (const one of value) list.push(copy(one, places, made))
    return list
  }
  const node: Record<string, unknown> = {}
  made.set(value, node)
  // An escaped `…` counts its offsets in a text of its own.
  const inside = 'source' in value && value.source !== undefined ? null : places
  for (const name of namesOf(value)) {
    const field = (value as Record<string, unknown>)[name]
    node[name] = typeof field === 'number' ? place(name, field, places) : copy(field, inside, made)
  }
  return node
}

/** The parser computes some fields when they are first asked for, from the text that it read. */
function namesOf(value: object): string[] {
  const names = Object.keys(value)
  for (let type = prototypeOf(value); type !== Object.prototype; type = prototypeOf(type)) {
    const fields = Object.entries(Object.getOwnPropertyDescriptors(type))
    names.push(...fields.flatMap(([name, { get }]) => (get ? [name] : [])))
  }
  return names
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object
}

function place(name: string, offset: number, places: Places | null): number {
  if (!places) return offset
  if (/^pos$|Pos$/.test(name)) return places.start(offset)
  return /^end$|End$/.test(name) ? places.end(offset) : offset
}
