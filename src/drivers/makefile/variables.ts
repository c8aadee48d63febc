import type { Span } from '../../source/span.ts'
import type { Text } from './marks.ts'

export type Origin = 'default' | 'environment' | 'file' | 'command line' | 'override' | 'automatic'

/** A variable as it was last set. */
export interface Variable {
  /** `simple` is expanded already, `recursive` is where it is used. */
  readonly flavor: 'recursive' | 'simple'
  readonly text: Text
  readonly origin: Origin
  /** The definition in the file: where its `$(shell …)` stand. */
  readonly at: Span
  /** `?=`: only where the environment has none. */
  readonly isDefault?: boolean
  /** Which of them it is depends on something that nobody knows. */
  readonly either?: Either
}

export interface Either {
  readonly condition: string
  /** Null where that way leaves it undefined. */
  readonly ways: readonly (Variable | null)[]
  /** The one that holds when the user sets nothing; -1 when that is not known either. */
  readonly byDefault: number
  /** How many different things that are, ways within ways counted. */
  readonly count: number
}

type Changes = Map<string, Variable | null>

/** Variables that can be seen from some place: those of a target over those of what it is needed for. */
export class Variables {
  readonly #parent: Variables | null
  readonly #own = new Map<string, Variable | null>()
  readonly #journals: Map<string, Variable | null | undefined>[] = []

  constructor(parent: Variables | null = null) {
    this.#parent = parent
  }

  /** Null for one that was undefined, undefined for one that nobody ever set. */
  get(name: string): Variable | null | undefined {
    const own = this.#own.get(name)
    return own === undefined ? this.#parent?.get(name) : own
  }

  set(name: string, variable: Variable | null): void {
    const journal = this.#journals.at(-1)
    if (journal && !journal.has(name)) journal.set(name, this.#own.get(name))
    this.#own.set(name, variable)
  }

  names(): Set<string> {
    const names = this.#parent?.names() ?? new Set<string>()
    for (const name of this.#own.keys()) names.add(name)
    return names
  }

  /** What is set from here on can be taken back. */
  begin(): void {
    this.#journals.push(new Map())
  }

  /** Takes back what was set since. */
  takeBack(): Changes {
    const journal = this.#journals.pop()!
    const changes: Changes = new Map()
    for (const [name, before] of journal) {
      changes.set(name, this.#own.get(name) ?? null)
      if (before === undefined) this.#own.delete(name)
      else this.#own.set(name, before)
    }
    return changes
  }
}
