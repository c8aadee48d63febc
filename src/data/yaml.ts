import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type ParsedNode,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Range } from '../source/span.ts'
import type { Alias, DataReading, Entry, Item, Mapping, Node, Scalar, Sequence, Style } from './node.ts'

/** Nesting beyond this is no file that a person wrote. */
const DEEPEST = 200
const tooDeep = 'YAML that is nested too deeply'

/** Longer files are data, and no person wrote them. */
const LONGEST = 1024 * 1024

/** Reads YAML: the one file that knows the library. */
export function readYaml(text: string): DataReading {
  if (text.length > LONGEST) return { ok: false, problem: 'YAML of more than 1 MiB', at: 0 }
  const parsed = parse(text)
  const error = parsed?.flatMap(({ errors }) => errors)[0]
  if (!parsed || error?.message.includes('call stack')) return { ok: false, problem: tooDeep, at: 0 }
  if (error) return { ok: false, problem: error.message, at: error.pos[0] }
  try {
    const documents = parsed.map(({ contents }) => new Reader(text).value(contents as ParsedNode | null))
    return { ok: true, documents }
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { ok: false, problem: thrown.message, at: thrown.at }
    throw thrown
  }
}

/** The library calls itself for what lies within: nesting can exhaust the stack. */
function parse(text: string): readonly Document.Parsed[] | null {
  try {
    return parseAllDocuments(text, settings)
  } catch {
    return null
  }
}

const settings = { keepSourceTokens: true, prettyErrors: false, logLevel: 'silent', merge: false } as const

class Unreadable extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

class Reader {
  readonly #text: string
  readonly #anchors = new Map<string, Exclude<Node, Alias>>()
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  value(node: ParsedNode | null): Node | null {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new Unreadable(tooDeep, node?.range[0] ?? 0)
    const value = this.#value(node)
    this.#depth -= 1
    return value
  }

  #value(node: ParsedNode | null): Node | null {
    if (node === null || (isScalar(node) && node.value === null)) return null
    if (isAlias(node)) {
      const [start, end] = node.range
      return {
        kind: 'alias',
        range: { start, end },
        name: node.source,
        target: this.#anchors.get(node.source) ?? null,
      }
    }
    const read = isScalar(node)
      ? this.#scalar(node)
      : isMap(node)
        ? this.#mapping(node as YAMLMap.Parsed)
        : isSeq(node)
          ? this.#sequence(node as YAMLSeq.Parsed)
          : null
    if (read?.anchor) this.#anchors.set(read.anchor, read)
    return read
  }

  #scalar(node: ParsedNode & { readonly type?: string }): Scalar {
    const source = isScalar(node) ? (node.source ?? String(node.value)) : ''
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
    return { kind: 'scalar', ...this.#place(node), style, text: source }
  }

  #mapping(node: YAMLMap.Parsed): Mapping {
    const isFlow = node.srcToken?.type === 'flow-collection'
    const entries = (node.items as Pair<ParsedNode, ParsedNode | null>[]).map((pair) => this.#entry(pair))
    const range = isFlow ? this.#place(node).range : around(entries, node.range[0])
    return { kind: 'mapping', ...this.#place(node), range, isFlow, entries }
  }

  #entry({ key, value }: Pair<ParsedNode, ParsedNode | null>): Entry {
    if (!isScalar(key)) throw new Unreadable('a key that is no plain text', key?.range?.[0] ?? 0)
    const name = this.#scalar(key)
    const read = this.value(value)
    const colon = /^[ \t]*:/.exec(this.#text.slice(name.range.end))?.[0].length ?? 0
    // A `null` that is written down has a place, but is no value.
    const written = isScalar(value) ? value.range[0] + (value.source?.length ?? 0) : 0
    const end = read?.range.end ?? Math.max(name.range.end + colon, written)
    return { range: { start: name.range.start, end }, key: name, value: read }
  }

  #sequence(node: YAMLSeq.Parsed): Sequence {
    const token = node.srcToken
    const isFlow = token?.type === 'flow-collection'
    const dashes =
      token?.type === 'block-seq'
        ? token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [])
        : []
    const items = node.items.map((item, at) => this.#item(item as ParsedNode, dashes[at] ?? null))
    const range = isFlow ? this.#place(node).range : around(items, node.range[0])
    return { kind: 'sequence', ...this.#place(node), range, isFlow, items }
  }

  #item(node: ParsedNode | null, dash: number | null): Item {
    const value = this.value(node)
    const [from, to] = node?.range ?? [0, 0]
    const start = dash ?? value?.range.start ?? from
    return { range: { start, end: value?.range.end ?? (dash === null ? to : dash + 1) }, value }
  }

  #place(node: ParsedNode): { range: Range; anchor: string | null; tag: string | null } {
    const [start, valueEnd] = node.range
    const end = start + this.#text.slice(start, valueEnd).trimEnd().length
    const anchor = isAlias(node) ? null : (node.anchor ?? null)
    return { range: { start, end }, anchor, tag: node.tag ?? null }
  }
}

function around(parts: readonly { readonly range: Range }[], start: number): Range {
  return { start: parts[0]?.range.start ?? start, end: parts.at(-1)?.range.end ?? start }
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}
