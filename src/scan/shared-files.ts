import type { Journal } from '../diagnostics/journal.ts'
import type { FoldResult } from '../result.ts'
import type { Span } from '../source/span.ts'
import type { Folded, Traced } from './fold-all.ts'

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
  makes: ReadonlyMap<string, string> = new Map()
  /** Images that it was told to go on to make. */
  readonly keptImages = new Set<string>()
  /** Files that it was told to keep. */
  readonly kept = new Set<string>()

  constructor(outcome: Traced) {
    this.outcome = outcome
    this.uses = outcome.trace.uses
    this.edits = editsOf(outcome.result)
  }

  become(folded: Folded): void {
    this.outcome = { ...this.outcome, ...folded }
    this.edits = editsOf(folded.result)
    // What it used it still uses: a refused pipeline goes on to build from the same files.
    this.uses = new Map([...folded.trace.uses, ...this.uses])
  }

  tell(journal: Journal): void {
    const { result } = this.outcome
    this.outcome = {
      ...this.outcome,
      result: { ...result, diagnostics: [...result.diagnostics, ...journal.sorted()] },
    }
  }
}

/** What is no part of a search, and uses files of it. */
export interface Outsider {
  /** As a pipeline that stays as it is. */
  readonly outcome: Traced
  /** Merged Dockerfiles that would come of it, as text. */
  readonly makes: ReadonlyMap<string, string>
}

/** Which pipelines use which files, and where that does not go together. */
export class SharedFiles {
  readonly entries: readonly Entry[]
  readonly #users = new Map<string, Set<Entry>>()

  constructor(outcomes: readonly Traced[]) {
    this.entries = outcomes.map((outcome) => new Entry(outcome))
    for (const entry of this.entries) this.#index(entry)
  }

  /** What uses files, and is no result itself. */
  addOutsider({ outcome, makes }: Outsider): void {
    const entry = new Entry(outcome)
    entry.makes = makes
    this.#index(entry)
  }

  usersOf(path: string): ReadonlySet<Entry> {
    return this.#users.get(path)!
  }

  foldWith(entry: Entry, partners: readonly Entry[], folded: Folded): void {
    entry.alone = entry.outcome
    entry.partners = partners
    this.become(entry, folded)
  }

  foldAlone(entry: Entry): void {
    const alone = entry.alone!
    entry.alone = null
    entry.partners = []
    this.become(entry, alone)
  }

  become(entry: Entry, folded: Folded, journal?: Journal): void {
    entry.become(folded)
    if (journal) entry.tell(journal)
    this.#index(entry)
  }

  /** A file that the entry's fold changes, and another that does not go along. */
  conflictOf(entry: Entry): { readonly path: string; readonly other: Entry } | null {
    const before = entry.alone && editsOf(entry.alone.result)
    for (const [path, after] of entry.edits) {
      const counted = before && before.get(path) !== after ? entry.partners : []
      for (const other of [...this.usersOf(path), ...counted])
        if (other !== entry && !goesAlong(other, path, after) && !buildsTheSame(entry, other, path))
          return { path, other }
    }
    return null
  }

  /** Scripts without any pattern that build what has stages of its own from now on. */
  *builtElsewhere(): Generator<{ readonly entry: Entry; readonly other: Entry; readonly path: string }> {
    for (const entry of this.entries)
      for (const path of entry.edits.keys())
        for (const other of this.usersOf(path))
          if (other !== entry && buildsTheSame(entry, other, path)) yield { entry, other, path }
  }

  #index(entry: Entry): void {
    for (const path of entry.uses.keys()) {
      const users = this.#users.get(path)
      if (users) users.add(entry)
      else this.#users.set(path, new Set([entry]))
    }
  }
}

function editsOf({ edits }: FoldResult): ReadonlyMap<string, string | null> {
  return new Map(edits.map(({ path, after }) => [path, after]))
}

function goesAlong({ outcome, edits }: Entry, path: string, after: string | null): boolean {
  return outcome.result.status === 'folded' && edits.has(path) && edits.get(path) === after
}

/** A build of the merged Dockerfile in the merged build's context comes to the image that the fold comes to. */
function buildsTheSame(
  { outcome: { result }, edits }: Entry,
  { outcome: other, makes }: Entry,
  path: string,
): boolean {
  if (makes.has(path) && makes.get(path) === edits.get(path)) return true
  if (other.result.status !== 'nothing') return false
  const builds = other.trace.builds.filter(({ dockerfile }) => dockerfile === path)
  return (
    builds.length > 0 &&
    builds.every((build) =>
      result.images.some(
        ({ role, dockerfile, context, target }) =>
          role === 'final' && dockerfile === path && context === build.context && target === null,
      ),
    )
  )
}
