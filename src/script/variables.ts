/** Nodes of a trie over the numbers of names: 32 children each, those of the lowest level are values. */
type Node = readonly unknown[]

const BITS = 5
const MASK = 31

/** The numbers of names, in the order in which they were first set; shared by all copies. */
interface Names {
  readonly all: string[]
  readonly numbers: Map<string, number>
}

/**
 * A map of which a copy costs nothing, and which can be compared with a copy by what differs: a script with thousands
 * of branches has thousands of variables, and each branch starts from all of them.
 */
export class Variables<Value> {
  readonly #names: Names
  #root: Node | undefined
  /** Levels of the trie. */
  #depth = 1

  constructor(names: Names = { all: [], numbers: new Map() }) {
    this.#names = names
  }

  copy(): Variables<Value> {
    const copy = new Variables<Value>(this.#names)
    copy.become(this)
    return copy
  }

  /** @param other this one, or a copy of a copy of it, at another moment. */
  become(other: Variables<Value>): void {
    this.#root = other.#root
    this.#depth = other.#depth
  }

  get(name: string): Value | undefined {
    const number = this.#names.numbers.get(name)
    return number === undefined ? undefined : (at(this.#root, this.#depth, number) as Value | undefined)
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  set(name: string, value: Value): void {
    let number = this.#names.numbers.get(name)
    if (number === undefined) {
      number = this.#names.all.push(name) - 1
      this.#names.numbers.set(name, number)
    }
    for (; number >> (BITS * this.#depth) > 0; this.#depth += 1) this.#root = this.#root && [this.#root]
    this.#root = withValue(this.#root, this.#depth, number, value)
  }

  delete(name: string): void {
    if (this.has(name))
      this.#root = withValue(this.#root, this.#depth, this.#names.numbers.get(name)!, undefined)
  }

  clear(): void {
    this.#root = undefined
  }

  /** In the order in which they were first set, in this copy or another. */
  keys(): readonly string[] {
    return this.changedFrom(new Variables<Value>(this.#names))
  }

  *[Symbol.iterator](): Generator<readonly [string, Value]> {
    for (const name of this.keys()) yield [name, this.get(name)!]
  }

  /** The names that are set in one of both alone, or to something else. */
  changedFrom(other: Variables<Value>): readonly string[] {
    const depth = Math.max(this.#depth, other.#depth)
    const found: number[] = []
    collect(
      raised(this.#root, depth - this.#depth),
      raised(other.#root, depth - other.#depth),
      depth,
      0,
      found,
    )
    return found.map((number) => this.#names.all[number]!)
  }
}

function at(node: Node | undefined, depth: number, number: number): unknown {
  let found: unknown = number >> (BITS * depth) > 0 ? undefined : node
  for (let level = depth - 1; level >= 0 && found !== undefined; level -= 1)
    found = (found as Node)[(number >> (BITS * level)) & MASK]
  return found
}

function withValue(node: Node | undefined, depth: number, number: number, value: unknown): Node {
  const copy = node ? [...node] : []
  const slot = (number >> (BITS * (depth - 1))) & MASK
  copy[slot] = depth === 1 ? value : withValue(copy[slot] as Node | undefined, depth - 1, number, value)
  return copy
}

function raised(node: Node | undefined, levels: number): Node | undefined {
  let root = node
  for (let level = 0; level < levels && root !== undefined; level += 1) root = [root]
  return root
}

function collect(
  one: Node | undefined,
  other: Node | undefined,
  depth: number,
  before: number,
  found: number[],
): void {
  if (one === other) return
  for (let slot = 0; slot <= MASK; slot += 1) {
    const [a, b] = [one?.[slot], other?.[slot]]
    if (a === b) continue
    const number = (before << BITS) + slot
    if (depth === 1) found.push(number)
    else collect(a as Node | undefined, b as Node | undefined, depth - 1, number, found)
  }
}
