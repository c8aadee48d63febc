import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { FoldResult } from '../result.ts'
import type { Span } from '../source/span.ts'
import type { Folded, Traced } from './fold-all.ts'
import { realPath, realPlace } from './real-path.ts'

/** One for all that have none: there are as many entries as projects. */
const none: ReadonlyMap<string, string> = new Map()

/** One outcome, and what may still become of it. */
export class Entry {
  outcome: Traced
  uses: ReadonlyMap<string, Span>
  /** From path to text, of what its fold changes. */
  edits: ReadonlyMap<string, string | null>
  /** What it was before it was folded together with others. */
  alone: Folded | null = null
  /** The others that it counts on then. */
  partners: readonly Entry[] = []
  /** Merged Dockerfiles that would come of it, as text, if it were searched. */
  makes: ReadonlyMap<string, string> = none
  /** Images that it was told to go on to make. */
  readonly keptImages: string[] = []
  /** Files that it was told to keep. */
  readonly kept: string[] = []

  readonly #project: Project
  /** What it calls files that it changes, by their paths without links. */
  links: ReadonlyMap<string, string> = none

  constructor(outcome: Traced, project: Project) {
    this.#project = project
    this.outcome = outcome
    this.uses = this.#followed(outcome.trace.uses)
    this.edits = this.#changed(outcome.result)
  }

  /** A file is used under its own name, too. */
  #followed(uses: ReadonlyMap<string, Span>): ReadonlyMap<string, Span> {
    const real = Array.from(uses, ([path, span]) => [realPath(path, this.#project), span] as const)
    return real.every(([path]) => uses.has(path)) ? uses : new Map([...real, ...uses])
  }

  #changed(result: FoldResult): ReadonlyMap<string, string | null> {
    const edits = new Map(editsOf(result))
    const links = new Map<string, string>()
    for (const { path, after } of result.edits) {
      const real = after === null ? realPlace(path, this.#project) : realPath(path, this.#project)
      if (real === path) continue
      edits.set(real, after)
      links.set(real, path)
    }
    this.links = links.size === 0 ? none : links
    return edits
  }

  become(folded: Folded): void {
    this.outcome = { ...this.outcome, ...folded }
    this.edits = this.#changed(folded.result)
    // What it used it still uses: a refused pipeline goes on to build from the same files.
    this.uses = new Map([...this.#followed(folded.trace.uses), ...this.uses])
  }

  tell(journal: Journal): void {
    const { result } = this.outcome
    this.outcome = {
      ...this.outcome,
      result: { ...result, diagnostics: [...result.diagnostics, ...journal.sorted()] },
    }
  }
}

/** From path to text. */
export function editsOf({ edits }: FoldResult): ReadonlyMap<string, string | null> {
  return new Map(edits.map(({ path, after }) => [path, after]))
}
