import { entriesOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Entry, Node } from '../../data/node.ts'
import type { Range } from '../../source/span.ts'

export interface Job {
  readonly name: string
  readonly range: Range
  readonly needs: readonly string[]
  /** The job, and what it extends: what comes first wins. */
  readonly layers: readonly (Node | null)[]
  /** It extends something that does not stand in this file. */
  readonly extendsOther: boolean
}

/** Names at the top of a file that are no jobs. */
const global = new Set(
  'default include stages variables workflow image services cache before_script after_script spec'.split(' '),
)

/** Templates begin with a dot, and run nowhere. */
export function jobsOf(root: Node | null): readonly Job[] {
  const entries = entriesOf(root).filter(({ key }) => !global.has(key.text) && !key.text.startsWith('.'))
  return entries
    .filter(({ value }) => followed(value)?.kind === 'mapping')
    .map((entry) => jobOf(entry, root))
    .filter(({ layers }) => layers.every((layer) => valueOf(layer, 'trigger') === null))
}

function jobOf({ key, range, value }: Entry, root: Node | null): Job {
  const layers: (Node | null)[] = []
  let extendsOther = false
  const add = (layer: Node | null, depth: number) => {
    // GitLab follows eleven.
    if (depth > 11) extendsOther = true
    if (depth > 11 || layers.includes(layer)) return
    layers.push(layer)
    for (const name of namesIn(valueOf(layer, 'extends')).toReversed()) {
      const other = valueOf(root, name)
      if (other) add(other, depth + 1)
      else extendsOther = true
    }
  }
  add(followed(value), 0)
  const needs = layers.flatMap((layer) => [
    ...namesIn(valueOf(layer, 'needs')),
    ...namesIn(valueOf(layer, 'extends')).filter((name) => !name.startsWith('.')),
    ...namesIn(valueOf(layer, 'dependencies')),
  ])
  return {
    name: key.text,
    range,
    needs: [...new Set(needs)].filter((need) => need !== key.text),
    layers,
    extendsOther,
  }
}

/** One name, or a list of names and of mappings that have one under `job`. */
function namesIn(node: Node | null): string[] {
  const one = textAt(node)
  if (one !== null) return [one]
  return itemsOf(node).flatMap(({ value }) => textAt(value) ?? textAt(value, 'job') ?? [])
}
