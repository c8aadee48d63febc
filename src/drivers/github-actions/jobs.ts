import { entriesOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node } from '../../data/node.ts'
import type { Range } from '../../source/span.ts'

export interface Job {
  readonly name: string
  readonly range: Range
  readonly needs: readonly string[]
  readonly node: Node | null
  readonly steps: readonly Item[]
}

export function jobsOf(workflow: Node | null): readonly Job[] {
  return entriesOf(valueOf(workflow, 'jobs')).map(({ key, value, range }) => ({
    name: key.text,
    range,
    needs: needsOf(valueOf(value, 'needs')),
    node: followed(value),
    steps: itemsOf(valueOf(value, 'steps')),
  }))
}

/** One name, or a list of them. */
function needsOf(node: Node | null): string[] {
  const one = textAt(node)
  return one === null ? itemsOf(node).flatMap(({ value }) => textAt(value) ?? []) : [one]
}
