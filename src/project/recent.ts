/**
 * A table of bounded size: what was not asked for lately is forgotten. Two halves rather than a list in the order of
 * use: when the young half is full it becomes the old one, and what is found in the old half becomes young again.
 */
export class Recent<Value> {
  readonly #capacity: number
  readonly #weigh: (value: Value) => number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()
  #weight = 0

  /**
   * @param capacity the weight of values that are kept for certain; the table may hold twice that
   * @param weigh of one value; each counts as 1 where it is not given
   */
  constructor(capacity: number, weigh: (value: Value) => number = () => 1) {
    this.#capacity = capacity
    this.#weigh = weigh
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, value: Value): void {
    const weight = this.#weigh(value)
    this.#weight += weight
    if (this.#weight > this.#capacity) {
      this.#old = this.#young
      this.#young = new Map()
      this.#weight = weight
    }
    this.#young.set(key, value)
  }
}
