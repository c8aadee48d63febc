import type { Project } from '../project/project.ts'
import { directoryOf, isWithin } from '../source/path.ts'
import type { Artifact } from '../pipeline/types.ts'

/** What lies at a host path while the script runs, as far as the text and the repository tell. */
export type HostKind = 'file' | 'directory' | 'missing' | 'unknown'

/** An artifact where it lies now; `step` is the step that put it there. */
export interface Placed {
  readonly artifact: Artifact
  readonly step: number
}

/** The host's files at one moment. Plain data: nothing changes it afterwards. */
export interface HostSnapshot {
  readonly placed: readonly Placed[]
  /** Directories that the script made. */
  readonly made: readonly string[]
  /** Paths that the script deleted, repository files among them. */
  readonly removed: readonly string[]
  /** Paths that the script changed in a way of which only the place is known. */
  readonly changed: readonly string[]
}

/** The repository's tree with the script's changes over it, the latest first. */
export class HostTree {
  readonly #project: Project
  #changes: Change[] = []

  constructor(project: Project) {
    this.#project = project
  }

  copy(): HostTree {
    const copy = new HostTree(this.#project)
    copy.#changes = [...this.#changes]
    return copy
  }

  /** For `reset`, which takes back all that happens from here on. */
  mark(): number {
    return this.#changes.length
  }

  reset(mark: number): void {
    this.#changes.length = mark
  }

  /**
   * What is at the path. A path that git ignores counts as missing, because a plain checkout does not have it:
   * what lies there is from an earlier run.
   */
  kind(path: string): HostKind {
    for (const change of this.#changes.toReversed()) {
      const kind = kindAfter(change, path)
      if (kind !== null) return kind
    }
    if (path.startsWith('/')) return 'unknown'
    return this.isLeftOver(path) ? 'missing' : this.#project.kind(path)
  }

  /** Whether the path is there only because of an earlier run. */
  isLeftOver(path: string): boolean {
    return path !== '' && this.#project.kind(path) !== 'missing' && this.#project.ignoredByGit(path)
  }

  place(artifact: Artifact, step: number): void {
    this.#changes.push({ type: 'place', path: artifact.path, placed: { artifact, step } })
  }

  makeDirectory(path: string): void {
    if (this.kind(path) !== 'directory') this.#changes.push({ type: 'make', path })
  }

  remove(path: string): void {
    this.#changes.push({ type: 'remove', path })
  }

  /** Something wrote, or may have written, at or below the path. */
  change(path: string): void {
    this.#changes.push({ type: 'change', path })
  }

  snapshot(): HostSnapshot {
    const placed: Placed[] = []
    for (const change of this.#changes) {
      if (change.type === 'place') placed.push(change.placed)
      if (change.type === 'remove') drop(placed, change.path)
    }
    const paths = (type: Change['type']): string[] =>
      this.#changes.filter((change) => change.type === type).map((change) => change.path)
    return { placed, made: paths('make'), removed: paths('remove'), changed: paths('change') }
  }
}

type Change =
  | { readonly type: 'place'; readonly path: string; readonly placed: Placed }
  | { readonly type: 'make' | 'remove' | 'change'; readonly path: string }

/** Null when the change says nothing about the path. */
function kindAfter(change: Change, path: string): HostKind | null {
  switch (change.type) {
    case 'place':
      if (change.path === path) return change.placed.artifact.type
      return isWithin(path, change.path) ? 'unknown' : null
    case 'make':
      return isWithin(change.path, path) ? 'directory' : null
    case 'remove':
      return isWithin(path, change.path) ? 'missing' : null
    case 'change':
      return isWithin(path, change.path) ? 'unknown' : null
  }
}

/** A removal takes what lies at or below its path; of an artifact that lies around it a part is gone. */
function drop(placed: Placed[], path: string): void {
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    if (isWithin(placed[at]!.artifact.path, path)) placed.splice(at, 1)
  }
}

export function parentExists(host: HostTree, path: string): boolean {
  const parent = directoryOf(path)
  return parent === '' || host.kind(parent) === 'directory' || host.kind(parent) === 'unknown'
}
