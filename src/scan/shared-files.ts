import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import { editsOf, Entry } from './entry.ts'
import type { Folded, Traced } from './fold-all.ts'

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
  readonly #users = new Map<string, Entry[]>()

  readonly #project: Project

  constructor(outcomes: readonly Traced[], project: Project) {
    this.#project = project
    this.entries = outcomes.map((outcome) => new Entry(outcome, project))
    for (const entry of this.entries) this.#index(entry)
  }

  /** What uses files, and is no result itself. */
  addOutsider({ outcome, makes }: Outsider): void {
    const entry = new Entry(outcome, this.#project)
    entry.makes = makes
    this.#index(entry)
  }

  usersOf(path: string): readonly Entry[] {
    return this.#users.get(path) ?? []
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
    this.#index(entry, true)
  }

  /** A file that the entry's fold changes, and another that does not go along. */
  conflictOf(entry: Entry): { readonly path: string; readonly other: Entry } | null {
    const before = entry.alone && editsOf(entry.alone.result)
    for (const [path, after] of entry.edits) {
      const counted = before && before.get(path) !== after ? entry.partners : []
      for (const other of [...this.usersOf(path), ...counted])
        if (other !== entry && !goesAlong(entry, other, path, after) && !buildsTheSame(entry, other, path))
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

  /** @param isKnown it was entered before */
  #index(entry: Entry, isKnown = false): void {
    for (const path of entry.uses.keys()) {
      const users = this.#users.get(path)
      if (!users) this.#users.set(path, [entry])
      else if (users.at(-1) !== entry && !(isKnown && users.includes(entry))) users.push(entry)
    }
  }
}

/** Under the same name, too: what is written together is written once. */
function goesAlong(
  { links }: Entry,
  { outcome, edits, links: others }: Entry,
  path: string,
  after: string | null,
): boolean {
  return (
    links.get(path) === others.get(path) &&
    outcome.result.status === 'folded' &&
    edits.has(path) &&
    edits.get(path) === after
  )
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
