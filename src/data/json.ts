import { unescapeAll } from './escapes.ts'
import type { DataReading, Entry, Item, Mapping, Node, Scalar, Sequence } from './node.ts'

/** Nesting beyond this is no file that a person wrote. */
const DEEPEST = 200

/** Reads JSON, strictly: what its own tools refuse is refused here. */
export function readJson(text: string): DataReading {
  const reader = new Reader(text)
  try {
    return { ok: true, documents: [reader.document()] }
  } catch {
    return { ok: false, problem: 'no JSON', at: reader.at }
  }
}

const bare = { anchor: null, tag: null }

class Reader {
  readonly #text: string
  #depth = 0
  at = 0

  constructor(text: string) {
    this.#text = text
    if (text.startsWith('\uFEFF')) this.at = 1
  }

  document(): Node | null {
    const value = this.#value()
    if (this.at !== this.#text.length) throw new SyntaxError('more follows')
    return value
  }

  #value(): Node | null {
    this.#blanks()
    const start = this.at
    const first = this.#text[start]
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new SyntaxError('nested too deeply')
    const node = first === '{' ? this.#mapping() : first === '[' ? this.#sequence() : this.#scalar()
    this.#depth -= 1
    this.#blanks()
    return node.kind === 'scalar' && node.style === 'plain' && node.text === 'null' ? null : node
  }

  #mapping(): Mapping {
    const start = this.at
    const entries: Entry[] = []
    this.#list('}', () => {
      this.#blanks()
      const key = this.#scalar()
      if (key.style !== 'double') throw new SyntaxError('no key')
      this.#blanks()
      this.#expect(':')
      this.#blanks()
      const value = this.#value()
      entries.push({ range: { start: key.range.start, end: value?.range.end ?? this.#lastEnd }, key, value })
    })
    return { kind: 'mapping', range: { start, end: this.at }, ...bare, isFlow: true, entries }
  }

  #sequence(): Sequence {
    const start = this.at
    const items: Item[] = []
    this.#list(']', () => {
      this.#blanks()
      const from = this.at
      const value = this.#value()
      items.push({ range: { start: from, end: value?.range.end ?? this.#lastEnd }, value })
    })
    return { kind: 'sequence', range: { start, end: this.at }, ...bare, isFlow: true, items }
  }

  #list(close: string, member: () => void): void {
    this.at += 1
    this.#blanks()
    if (this.#text[this.at] === close) {
      this.at += 1
      return
    }
    for (;;) {
      member()
      if (this.#text[this.at] !== ',') break
      this.at += 1
    }
    this.#expect(close)
  }

  /** Where the last scalar ended: `null` is no node. */
  #lastEnd = 0

  #scalar(): Scalar {
    const start = this.at
    token.lastIndex = start
    const found = token.exec(this.#text)
    if (!found) throw new SyntaxError('no value')
    this.at = token.lastIndex
    this.#lastEnd = this.at
    const isString = found[0].startsWith('"')
    const text = isString ? unescapeAll(found[0].slice(1, -1)) : found[0]
    if (text === null) throw new SyntaxError('no such escape')
    const style = isString ? 'double' : 'plain'
    return { kind: 'scalar', range: { start, end: this.at }, ...bare, style, text }
  }

  #expect(character: string): void {
    if (this.#text[this.at] !== character) throw new SyntaxError(`no ${character}`)
    this.at += 1
  }

  #blanks(): void {
    blanks.lastIndex = this.at
    this.at += blanks.exec(this.#text)![0].length
  }
}

const token =
  // oxlint-disable-next-line no-control-regex
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const blanks = /[ \t\r\n]*/y
