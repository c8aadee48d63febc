import type { Project } from '../../project/project.ts'
import type { Span } from '../../source/span.ts'
import { Unknowns, type Text } from './marks.ts'
import { Stop } from './stop.ts'
import type { Variables } from './variables.ts'

/** A file with an hour's worth of doubling definitions is no Makefile that a person wrote. */
const MOST_WORK = 5_000_000

/** What one user's run of make and all that it calls have in common. */
export class Shared {
  readonly project: Project
  readonly unknowns = new Unknowns()
  #work = 0
  #runs = 0

  constructor(project: Project) {
    this.project = project
  }

  restart(): void {
    this.#work = 0
    this.#runs = 0
  }

  /** What looks at a changing world may print something else each time. */
  nextRun(): number {
    this.#runs += 1
    return this.#runs
  }

  /** @throws Stop when all that was done is too much. */
  spend(work: number): void {
    this.#work += work + 1
    if (this.#work > MOST_WORK) throw new Stop('expands to more than anybody could read')
  }
}

/** A `$(shell …)` that make ran. */
export interface ShellRun {
  readonly text: Text
  readonly at: Span
}

/** How a make was started. */
export interface Start {
  /** Where it runs; null when nobody knows. */
  readonly directory: string | null
  /** Where its caller was when it started it. */
  readonly caller: string | null
  /** What the calling make gave it; null for what is known to be unset. */
  readonly environment: ReadonlyMap<string, Text | null>
  readonly overrides: ReadonlyMap<string, Text>
  readonly level: number
  readonly goals: readonly string[]
}

/** One make: what it was started with and what it did while it read. */
export class Session {
  readonly shared: Shared
  readonly start: Start
  /** It was asked which goals the user wants. */
  asksGoals = false
  /** What `$(shell …)` ran, until somebody takes it. */
  runs: ShellRun[] = []
  /** Places of which nobody can tell what they do to all the rest. */
  readonly doubts: Span[] = []
  /** Variables that are being expanded. */
  readonly expanding = new Set<object>()
  /** All was read: what is expanded now is expanded for a recipe. */
  isRead = false
  /** Reads what `$(eval …)` gives. */
  evaluate: ((text: Text, at: Span) => void) | null = null

  /** Which of the makes it is that were read. */
  readonly number: number
  #runs = 0

  constructor(shared: Shared, start: Start, number: number) {
    this.shared = shared
    this.start = start
    this.number = number
  }

  /** Tells the calls of `$(shell …)` apart; the same goals make the same calls. */
  nextRun(): string {
    if (this.isRead) return `${this.number} run ${this.shared.nextRun()}`
    this.#runs += 1
    return `${this.number} read ${this.#runs}`
  }

  get project(): Project {
    return this.shared.project
  }

  get unknowns(): Unknowns {
    return this.shared.unknowns
  }

  takeRuns(): ShellRun[] {
    const { runs } = this
    this.runs = []
    return runs
  }

  /** The working directory. */
  get directory(): Text {
    return this.#place(this.start.directory)
  }

  /** What the environment says of a variable that no Makefile sets. */
  environment(name: string): Text {
    const given = this.start.environment.get(name)
    if (given !== undefined) return given ?? ''
    if (name === 'PWD') return this.#place(this.start.caller)
    if (!/^[A-Za-z_]\w*$/.test(name)) return ''
    return this.unknowns.mark({ id: `$${name}`, label: `$(${name})` })
  }

  #place(directory: string | null): Text {
    if (directory === null) return this.unknowns.mark({ id: 'make directory', label: '$(CURDIR)' })
    if (directory.startsWith('/')) return directory
    return this.unknowns.root + (directory === '' ? '' : `/${directory}`)
  }
}

/** What a text sees where it is expanded. */
export interface Scope {
  readonly session: Session
  readonly variables: Variables
  /** `$@` and its like; null outside of recipes. */
  readonly automatic: ReadonlyMap<string, Text> | null
  /** Where it stands. */
  readonly at: Span
}
