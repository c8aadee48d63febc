import { hasMeta } from '../dockerfile/pattern.ts'
import type { Artifact } from '../pipeline/types.ts'
import type { HostTree, Placed } from '../script/host.ts'
import type { IgnoreFile } from './ignore-file.ts'
import type { Project } from '../project/project.ts'
import { hasRepositoryFiles, matchPath, repositoryMatches } from './repository-files.ts'
import { baseName, cleanPath, directoryOf, isWithin, joinPath, pathFrom } from '../source/path.ts'

/** One artifact as a COPY source reaches it. */
export interface Taken {
  readonly artifact: Artifact
  /** What to write behind `--from=`: absolute, and a pattern when the source was one. */
  readonly stagePath: string
  readonly isPattern: boolean
  /** A pattern of the Dockerfile matched the artifact's own path: of a directory the contents are copied. */
  readonly isMatch?: boolean
  /** Where it lies below the copied directory; empty when the source is the artifact itself. */
  readonly below: string
  /** The name that the copy has in the context, which decides its name in a target directory. */
  readonly name: string
  /** Where it lay in the project. */
  readonly hostPath: string
  /**
   * Set when the source only makes sense if the destination of `docker cp` existed before, so that the directory
   * came to lie inside it under this name.
   */
  readonly nestedName?: string
  /** What the Dockerfile writes behind the artifact's path, when it holds variables. */
  readonly rest?: string
}

/** What a COPY source of a build finds in its context. */
export type SourceView =
  | { readonly kind: 'context' }
  | { readonly kind: 'artifact'; readonly taken: readonly Taken[] }
  /** Repository files and artifacts; `empty` when the context half is known to hold nothing. */
  | { readonly kind: 'both'; readonly taken: readonly Taken[]; readonly empty: boolean }
  /** The pattern may match more of an extracted directory than is known. */
  | { readonly kind: 'unclear'; readonly artifact: Artifact }

export interface ContextView {
  readonly project: Project
  /** The context's directory in the project. */
  readonly context: string
  readonly tree: HostTree
  readonly placed: readonly Placed[]
  /** Paths that commands of the script wrote, in a way of which only the place is known. */
  readonly written: readonly string[]
  /** Whether a file of the context (path from the context) is kept out by `.dockerignore`. */
  readonly ignored: (path: string) => boolean
}

/** With the file that decides what is ignored. */
export interface BuildView extends ContextView {
  readonly ignoreFile: IgnoreFile
}

/** Without what a later extraction of the same name took the place of. */
export function visible(placed: readonly Placed[]): readonly Placed[] {
  return placed.filter(
    ({ artifact }, at) =>
      !placed.slice(at + 1).some(({ artifact: later }) => later.path === artifact.path && replaces(later)),
  )
}

function replaces({ placement, type }: Artifact): boolean {
  return placement === 'replace' || placement === 'rename' || type === 'file'
}

/** A path looked at as if an artifact lay there, to ask what takes it. */
export function asIfPlaced(path: string): Placed {
  const unknown = {
    contents: false,
    followed: false,
    type: 'unknown',
    placement: 'rename',
    packed: null,
    raw: false,
    work: [],
  } as const
  return { artifact: { ...unknown, image: [], build: null, source: '/', path }, step: -1 }
}

/** Finds what a source, given as its text after expansion, takes from the context. */
export function viewSource(source: string, view: ContextView): SourceView {
  const clean = cleanPath(`/${source}`)!.slice(1)
  return hasMeta(clean) ? viewPattern(clean, view) : viewPath(clean, view)
}

function viewPath(source: string, view: ContextView): SourceView {
  const path = joinPath(view.context, source)
  const around = layersAt(path, view.placed)
  const below = view.placed.filter(({ artifact }) => artifact.path !== path && isWithin(artifact.path, path))
  const [only, second] = around
  if (only && !second && below.length === 0 && !mixesWithRepository(only.artifact, path, view)) {
    return { kind: 'artifact', taken: [within(only.artifact, path)] }
  }
  // Which of several merged folders holds a part of them is known only to the builders.
  if (second && around.some(({ artifact }) => artifact.path !== path))
    return { kind: 'unclear', artifact: second.artifact }
  const all = [
    ...around.map(({ artifact }) => within(artifact, path)),
    ...below.map(({ artifact }) => under(artifact, path)),
  ]
  if (all.length === 0) return { kind: 'context' }
  return { kind: 'both', taken: all, empty: !hasRepositoryFiles(path, view) }
}

/** The artifacts that a path lies in, the oldest first: what came after a replacement, all merges included. */
function layersAt(path: string, placed: readonly Placed[]): readonly Placed[] {
  const around = placed.filter(({ artifact }) => isWithin(path, artifact.path))
  const last = around.findLastIndex(({ artifact }) => artifact.placement !== 'merge')
  return last === -1 ? around : around.slice(last)
}

/** A source that is the artifact, or lies in it. */
function within(artifact: Artifact, path: string): Taken {
  const rest = pathFrom(artifact.path, path)
  const nestedName = nestedReading(artifact, rest)
  const stagePath = joinPath(artifact.source, nestedName === null ? rest : rest.slice(nestedName.length + 1))
  const plain = { artifact, stagePath, isPattern: false, below: '', name: baseName(path), hostPath: path }
  return nestedName === null ? plain : { ...plain, nestedName }
}

/**
 * `docker cp X:/app/build ./app` and `COPY app/build …`: on a fresh checkout `./app` gets the contents and has no
 * `build`, so that the old build fails. It works when `./app` is there before, and that is what its author had.
 */
function nestedReading(artifact: Artifact, rest: string): string | null {
  const name = baseName(artifact.source)
  return artifact.placement === 'rename' && rest.split('/')[0] === name ? name : null
}

/** An artifact somewhere below the copied directory. */
function under(artifact: Artifact, path: string): Taken {
  const below = pathFrom(path, artifact.path)
  const name = baseName(artifact.path)
  return { artifact, stagePath: artifact.source, isPattern: false, below, name, hostPath: artifact.path }
}

/** Contents merged into a directory of the repository share it with what was there. */
function mixesWithRepository(artifact: Artifact, path: string, view: ContextView): boolean {
  return artifact.placement === 'merge' && hasRepositoryFiles(path, view)
}

function viewPattern(pattern: string, view: ContextView): SourceView {
  const taken: Taken[] = []
  for (const { artifact } of view.placed) {
    if (!isWithin(artifact.path, view.context)) continue
    const path = pathFrom(view.context, artifact.path)
    const inside = patternInside(pattern, path)
    if (matchPath(pattern, path))
      taken.push({ ...under(artifact, directoryOf(artifact.path)), below: '', isMatch: true })
    else if (inside !== null) {
      if (
        view.placed.some(
          (other) => other.artifact !== artifact && isWithin(other.artifact.path, artifact.path),
        )
      ) {
        return { kind: 'unclear', artifact }
      }
      taken.push({
        artifact,
        stagePath: joinPath(artifact.source, inside),
        isPattern: true,
        below: '',
        name: '',
        hostPath: artifact.path,
      })
    } else if (couldReachInside(pattern, path)) return { kind: 'unclear', artifact }
  }
  if (taken.length === 0) return { kind: 'context' }
  const inRepository = repositoryMatches(pattern, view)
  if (!inRepository) return { kind: 'artifact', taken }
  return taken.some((one) => one.isPattern)
    ? { kind: 'unclear', artifact: taken[0]!.artifact }
    : { kind: 'both', taken, empty: false }
}

/** The part of a pattern that is left below a literally named directory: `dist` of `dist/*.jar` leaves `*.jar`. */
function patternInside(pattern: string, directory: string): string | null {
  if (directory === '') return pattern
  return !hasMeta(directory) && pattern.startsWith(`${directory}/`)
    ? pattern.slice(directory.length + 1)
    : null
}

function couldReachInside(pattern: string, directory: string): boolean {
  const head = pattern.split('/').slice(0, directory.split('/').length)
  return head.length < pattern.split('/').length && matchPath(head.join('/'), directory)
}

/** An artifact taken as a whole, for those that want to speak of it. */
export function asIfWhole(artifact: Artifact): Taken {
  return { ...under(artifact, directoryOf(artifact.path)), below: '' }
}
