import { escape, unescapeAll } from './escapes.ts'
import type { Node, Scalar } from './node.ts'
import { indentOf } from './place-block.ts'

/** A text as the scalar around an offset writes it; as it is where none stands. */
export function writeAt(
  source: string,
  documents: readonly (Node | null)[],
  text: string,
  at: number,
): string {
  const scalar = scalarAt(documents, at)
  if (!scalar) return text
  switch (scalar.style) {
    case 'plain':
      return text
    case 'single':
      return text.replaceAll("'", "''")
    case 'double':
      return escape(text)
    case 'literal':
    case 'folded':
      return text.replaceAll('\n', `\n${' '.repeat(indentOf(source, scalar))}`)
  }
}

/** What a scalar says where this was written into it; null when it cannot stand there. */
export function readWritten(source: string, scalar: Scalar, written: string): string | null {
  switch (scalar.style) {
    case 'plain':
      return written
    case 'single':
      return /'/.test(written.replaceAll("''", '')) ? null : written.replaceAll("''", "'")
    case 'double':
      return unescapeAll(written)
    case 'literal':
    case 'folded':
      return written.replaceAll(`\n${' '.repeat(indentOf(source, scalar))}`, '\n')
  }
}

function scalarAt(nodes: readonly (Node | null)[], at: number): Scalar | null {
  for (const node of nodes) {
    if (!node || at < node.range.start || at > node.range.end) continue
    if (node.kind === 'scalar') return node
    if (node.kind === 'mapping') return scalarAt(childrenAt(node.entries, at), at)
    if (node.kind === 'sequence') return scalarAt(childrenAt(node.items, at), at)
  }
  return null
}

function childrenAt(
  parts: readonly { readonly range: { start: number; end: number }; readonly value: Node | null }[],
  at: number,
): readonly (Node | null)[] {
  return parts.filter(({ range }) => range.start <= at && at <= range.end).map(({ value }) => value)
}
