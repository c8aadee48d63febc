import type { Project } from '../project/project.ts'
import { directoryOf, isWithin, joinPath, pathFrom } from '../source/path.ts'
import type { Artifact } from '../pipeline/types.ts'
import type { Span } from '../source/span.ts'
import { Changes, type Change } from './changes.ts'
import type { Content } from './content.ts'

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
  readonly changed: readonly Write[]
  /** Changes of an artifact, or of a part of it, after it was extracted. */
  readonly touched: readonly Touch[]
}

export interface Write {
  readonly path: string
  /** The command that did it. */
  readonly by: Span
  /** What the file holds then; null where nobody here knows. */
  readonly content: Content | null
}

export interface Touch {
  readonly placed: Placed
  readonly path: string
  /** The command that did it. */
  readonly by: Span
}

/** The repository's tree with the script's changes over it, the latest first. */
export class HostTree {
  readonly #project: Project
  readonly #typeOf: (artifact: Artifact) => Artifact['type']
  #changes = new Changes()
  #placed: readonly Placed[] | null = null
  #snapshot: HostSnapshot | null = null

  /** @param typeOf what is known of an artifact beyond the script, for a path on which the next one lands. */
  constructor(project: Project, typeOf: (artifact: Artifact) => Artifact['type']) {
    this.#project = project
    this.#typeOf = typeOf
  }

  copy(): HostTree {
    const copy = new HostTree(this.#project, this.#typeOf)
    copy.#changes = this.#changes.copy()
    copy.#placed = this.#placed
    return copy
  }

  /** For `reset`, which takes back all that happens from here on. */
  mark(): number {
    return this.#changes.length
  }

  reset(mark: number): void {
    this.#changes.cut(mark)
    this.#placed = null
    this.#snapshot = null
  }

  /**
   * What is at the path. A path that git ignores counts as missing, because a plain checkout does not have it:
   * what lies there is from an earlier run.
   */
  kind(path: string): HostKind {
    for (const change of this.#changes.about(path)) {
      const kind = kindAfter(change, path, this.#typeOf) ?? this.#kindInCopy(change, path)
      if (kind !== null) return kind
    }
    if (path.startsWith('/')) return 'unknown'
    return this.isLeftOver(path) ? 'missing' : this.#project.kind(path)
  }

  /** What a copied folder has; what it has not may have been there before. */
  #kindInCopy(change: Change, path: string): HostKind | null {
    const source = this.#inCopy(change, path)
    const kind = source === null ? 'missing' : this.#project.kind(source)
    return kind === 'missing' ? null : kind
  }

  #inCopy(change: Change, path: string): string | null {
    const content = change.type === 'change' ? change.content : null
    const isIn = content?.kind === 'copy' && content.isFolder && isWithin(path, change.path)
    return isIn ? joinPath(content.of, pathFrom(change.path, path)) : null
  }

  /** Whether the path is there only because of an earlier run. */
  isLeftOver(path: string): boolean {
    return path !== '' && this.#project.kind(path) !== 'missing' && this.#project.ignoredByGit(path)
  }

  /** Whether the script took a file of the repository away. */
  wasRemoved(path: string): boolean {
    for (const change of this.#changes.about(path))
      if (change.type === 'remove' && isWithin(path, change.path)) return true
    return false
  }

  place(artifact: Artifact, step: number): void {
    this.#add({ type: 'place', path: artifact.path, placed: { artifact, step }, of: null })
  }

  /**
   * Puts there what a command made of an artifact, with all that happened to that one before.
   *
   * @param stays the artifact is still there too
   */
  rework(of: Placed, artifact: Artifact, step: number, stays: boolean): void {
    const placed = { artifact, step }
    this.#add({ type: 'place', path: artifact.path, placed, of: { placed: of, stays } })
  }

  makeDirectory(path: string, by: Span): void {
    if (this.kind(path) !== 'directory') this.#add({ type: 'make', path, by })
  }

  remove(path: string, by: Span): void {
    this.#add({ type: 'remove', path, by })
  }

  /** As `remove`, where stages take it out of what lies around it. */
  removeFromAll(path: string, by: Span): void {
    this.#add({ type: 'remove', path, by, isRepeated: true })
  }

  /** Something wrote, or may have written, at or below the path. */
  change(path: string, by: Span, content: Content | null = null): void {
    this.#add({ type: 'change', path, by, content })
  }

  /** What a file holds, as far as the script and the repository tell. */
  contentOf(path: string): Content | null {
    for (const change of this.#changes.about(path)) {
      if (change.type === 'change' && change.path === path) return change.content
      const copied = this.#kindInCopy(change, path) === null ? null : this.#inCopy(change, path)
      if (copied !== null) return this.#committed(copied)
      if (change.type === 'change' && change.content !== null && !isWithin(change.path, path)) continue
      if (isWithin(path, change.path) && change.type !== 'make') return null
      if (isWithin(change.path, path)) return null
    }
    return this.#committed(path)
  }

  /** What a checkout has there. */
  #committed(path: string): Content | null {
    const kind = path.startsWith('/') || this.isLeftOver(path) ? 'missing' : this.#project.kind(path)
    return kind === 'missing'
      ? null
      : { kind: 'copy', of: path, isFolder: kind === 'directory', from: path, isLink: false }
  }

  /** The artifacts, each where it lies now. */
  placed(): readonly Placed[] {
    this.#placed ??= this.#changes.all().reduce<readonly Placed[]>(placedAfter, [])
    return this.#placed
  }

  snapshot(): HostSnapshot {
    this.#snapshot ??= this.#take()
    return this.#snapshot
  }

  #add(change: Change): void {
    this.#changes.push(change)
    this.#placed &&= placedAfter(this.#placed, change)
    this.#snapshot = null
  }

  #take(): HostSnapshot {
    const all = this.#changes.all()
    let placed: readonly Placed[] = []
    const touched: Touch[] = []
    for (const change of all) {
      if (change.type === 'place' && change.of)
        touched.push(...inherited(touched, change.of.placed, change.placed))
      placed = placedAfter(placed, change)
      if (change.type !== 'place' && !('isRepeated' in change)) touched.push(...touches(placed, change))
    }
    const paths = (type: Change['type']): string[] =>
      all.filter((change) => change.type === type).map((change) => change.path)
    return { placed, made: paths('make'), removed: paths('remove'), changed: writes(all), touched }
  }
}

/** Null when the change says nothing about the path. */
function kindAfter(
  change: Change,
  path: string,
  typeOf: (artifact: Artifact) => Artifact['type'],
): HostKind | null {
  switch (change.type) {
    case 'place':
      if (change.path === path) return typeOf(change.placed.artifact)
      if (isWithin(change.path, path)) return 'directory'
      return isWithin(path, change.path) ? 'unknown' : null
    case 'make':
      return isWithin(change.path, path) ? 'directory' : null
    case 'remove':
      return isWithin(path, change.path) ? 'missing' : null
    case 'change':
      if (change.content?.kind === 'copy' && change.content.isFolder) return null
      if (change.content !== null) return path === change.path ? 'file' : null
      return isWithin(path, change.path) ? 'unknown' : null
  }
}

function inherited(touched: readonly Touch[], from: Placed, placed: Placed): Touch[] {
  return touched.filter((touch) => touch.placed === from).map((touch) => ({ ...touch, placed }))
}

function writes(changes: readonly Change[]): Write[] {
  return changes.filter((change) => change.type === 'change')
}

function touches(
  placed: readonly Placed[],
  { path, by }: { readonly path: string; readonly by: Span },
): Touch[] {
  return placed
    .filter(({ artifact }) => isWithin(path, artifact.path))
    .map((one) => ({ placed: one, path, by }))
}

/** A removal takes what lies at or below its path; of an artifact that lies around it a part is gone. */
function placedAfter(placed: readonly Placed[], change: Change): readonly Placed[] {
  if (change.type === 'remove' && placed.length > 0)
    return placed.filter(({ artifact }) => !isWithin(artifact.path, change.path))
  if (change.type !== 'place') return placed
  const { of } = change
  return [...(of && !of.stays ? placed.filter((one) => one !== of.placed) : placed), change.placed]
}

export function parentExists(host: HostTree, path: string): boolean {
  const parent = directoryOf(path)
  return parent === '' || host.kind(parent) === 'directory' || host.kind(parent) === 'unknown'
}
