import type { Alias, Entry, Item, Mapping, Node, Sequence } from './node.ts'

/** A node, or what an alias stands for. */
export function followed(node: Node | null): Exclude<Node, Alias> | null {
  return node?.kind === 'alias' ? node.target : node
}

/** What a mapping says under a name, itself or through the mappings that `<<` brings in. */
export function entryOf(node: Node | null, name: string): Entry | null {
  return entriesOf(node).find(({ key }) => key.text === name) ?? null
}

export function valueOf(node: Node | null, name: string): Exclude<Node, Alias> | null {
  return followed(entryOf(node, name)?.value ?? null)
}

/** The entries of a mapping, its own before those that `<<` brings in; none of anything else. */
export function entriesOf(node: Node | null): readonly Entry[] {
  const mapping = followed(node)
  if (mapping?.kind !== 'mapping') return []
  const own = mapping.entries.filter(({ key }) => key.text !== '<<')
  const names = new Set(own.map(({ key }) => key.text))
  for (const merged of mergedInto(mapping)) {
    for (const entry of entriesOf(merged)) {
      if (names.has(entry.key.text)) continue
      names.add(entry.key.text)
      own.push(entry)
    }
  }
  return own
}

/** The items of a sequence; none of anything else. */
export function itemsOf(node: Node | null): readonly Item[] {
  const sequence = followed(node)
  return sequence?.kind === 'sequence' ? sequence.items : []
}

/** What a scalar says; null for what is none. */
export function textAt(node: Node | null, ...names: readonly string[]): string | null {
  const [name, ...rest] = names
  if (name !== undefined) return textAt(valueOf(node, name), ...rest)
  const value = followed(node)
  return value?.kind === 'scalar' ? value.text : null
}

function mergedInto(mapping: Mapping): readonly (Mapping | Sequence)[] {
  return mapping.entries
    .filter(({ key }) => key.text === '<<')
    .flatMap(({ value }) => {
      const target = followed(value)
      const all = target?.kind === 'sequence' ? target.items.map((item) => followed(item.value)) : [target]
      return all.flatMap((one) => (one?.kind === 'mapping' ? [one] : []))
    })
}
