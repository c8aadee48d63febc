import { countFirst } from '../source/sorted.ts'
import type { State } from './state.ts'

/** Something that changes from one instruction to the next. */
class Changes<Value> {
  readonly #from: number[] = []
  readonly #values: Value[] = []

  constructor(first?: Value) {
    if (first !== undefined) this.set(0, first)
  }

  /** @param from the offset from which it is so; it never goes back. */
  set(from: number, value: Value): void {
    this.#from.push(from)
    this.#values.push(value)
  }

  get last(): Value | undefined {
    return this.#values.at(-1)
  }

  at(offset: number): Value | undefined {
    return this.#values[countFirst(this.#from, (from) => from <= offset) - 1]
  }
}

/** What is in effect in a stage, from each of its instructions on: one pass answers for all places. */
export class Course {
  readonly scratch: boolean
  readonly values = new Map<string, Changes<string | null>>()
  readonly setByEnv: Set<string>
  readonly workdir: Changes<string | null>

  /** @param base the stage that it starts from; null for an image, which may be the empty one. */
  constructor(base: Course | null, scratch = false) {
    this.scratch = base?.scratch ?? scratch
    this.setByEnv = new Set(base?.setByEnv)
    this.workdir = new Changes(base ? base.workdir.last : this.scratch ? '/' : null)
    for (const [name, value] of base?.values ?? []) this.set(name, 0, value.last!)
  }

  set(name: string, from: number, value: string | null): void {
    const changes = this.values.get(name) ?? new Changes()
    this.values.set(name, changes)
    changes.set(from, value)
  }

  at(offset: number): State {
    const values = { get: (name: string) => this.values.get(name)?.at(offset) }
    return { values, workdir: this.workdir.at(offset) ?? null }
  }
}
