import type { Evaluated } from '../shell/parse.ts'
import { countFirst } from '../source/sorted.ts'
import type { Range } from '../source/span.ts'
import type { CommandRecord, World } from './world.ts'
import { addTo } from '../source/lists.ts'

/** A world's records by what they are looked for: a fold looks for each of them from each of them. */
export interface RecordTable {
  /** In the order in which they ran. */
  of(node: Evaluated): readonly CommandRecord[]
  /** Those that set a variable, in the order in which they ran. */
  assigning(name: string): readonly CommandRecord[]
  /** Those whose words use a variable, in the order in which they ran. */
  reading(name: string): readonly CommandRecord[]
  /** Those that stand in a part of a script, in the order of the text. */
  within(path: string, range: Range): readonly CommandRecord[]
  /** The place in the order in which they ran. */
  orderOf(record: CommandRecord): number
}

const tables = new WeakMap<World['records'], { readonly size: number; readonly table: RecordTable }>()

/** @param world one that has run */
export function recordTable({ records }: Pick<World, 'records'>): RecordTable {
  const known = tables.get(records)
  if (known?.size === records.length) return known.table
  const table = tableOf(records)
  tables.set(records, { size: records.length, table })
  return table
}

function tableOf(records: readonly CommandRecord[]): RecordTable {
  const byNode = grouped(records, ({ node }) => [node])
  const byAssigned = grouped(records, ({ assigns }) => assigns)
  const byRead = grouped(records, ({ reads }) => reads)
  const byPath = grouped(records, ({ script }) => [script.path])
  for (const own of byPath.values()) own.sort((a, b) => a.range.start - b.range.start)
  const order = new Map(records.map((record, at) => [record, at]))
  return {
    of: (node) => byNode.get(node) ?? [],
    assigning: (name) => byAssigned.get(name) ?? [],
    reading: (name) => byRead.get(name) ?? [],
    within: (path, range) => within(byPath.get(path) ?? [], range),
    orderOf: (record) => order.get(record)!,
  }
}

function grouped<Key>(
  records: readonly CommandRecord[],
  keysOf: (record: CommandRecord) => Iterable<Key>,
): Map<Key, CommandRecord[]> {
  const groups = new Map<Key, CommandRecord[]>()
  for (const record of records) {
    for (const key of new Set(keysOf(record))) addTo(groups, key, record)
  }
  return groups
}

/** @param records by their places in the text */
function within(records: readonly CommandRecord[], { start, end }: Range): readonly CommandRecord[] {
  const from = countFirst(records, ({ range }) => range.start < start)
  const to = countFirst(records, ({ range }) => range.start <= end)
  return records.slice(from, to).filter(({ range }) => range.end <= end)
}
