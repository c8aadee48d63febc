import { imageNames } from '../fold/image-names.ts'
import type { Step } from '../pipeline/types.ts'
import type { FoldResult } from '../result.ts'
import { joinPath } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import type { Job } from './types.ts'

/**
 * What of a pipeline others have to do with: its steps may be left out, this stays. There are as many as projects, and
 * a list takes a tenth of what a set does.
 */
export interface Trace {
  /** Where its steps are. */
  readonly places: readonly string[]
  /** The same, with the files that are built: one script does this here and that there, as its caller wants it. */
  readonly doings: readonly string[]
  /** The scripts that its steps are in. */
  readonly files: readonly string[]
  /** All of it happens in other scripts. */
  readonly isCaller: boolean
  /** The files that it is made of, whether or not the fold changes them, and where it uses each. */
  readonly uses: ReadonlyMap<string, Span>
  /** Names of the images that it builds. */
  readonly images: readonly string[]
  /** Those of builders that it builds no more once it is folded. */
  readonly goneImages: readonly string[]
  /** Where it put extracted files, and puts none once it is folded. */
  readonly goneFiles: readonly string[]
  /** Dockerfiles with the contexts that they are built in, where nothing is extracted for them. */
  readonly builds: readonly { readonly dockerfile: string; readonly context: string | null }[]
}

export function traceOf({ scripts }: Pick<Job, 'scripts'>, result: FoldResult): Trace {
  const steps = result.pipeline?.steps ?? []
  const own = steps.find(({ span }) => span.path === scripts[0])?.span
  const start = own ?? { path: scripts[0], start: 0, end: 0 }
  const uses = new Map<string, Span>()
  const use = (path: string, span: Span) => {
    if (!uses.has(path)) uses.set(path, span)
  }
  for (const step of steps) for (const path of filesOf(step)) use(path, step.span)
  for (const { span } of steps) use(span.path, span)
  for (const path of [...scripts, ...result.edits.map((edit) => edit.path)]) use(path, start)
  return {
    places: distinct(steps.map(placeOf)),
    doings: distinct(steps.map(doingOf)),
    files: distinct(steps.map(({ span }) => span.path)),
    isCaller: steps.every(({ span }) => span.path !== scripts[0]),
    uses,
    images: distinct(steps.flatMap((step) => (step.kind === 'build' ? imageNames(step) : []))),
    goneImages: goneImagesOf(steps, result),
    goneFiles: goneFilesOf(steps, result),
    builds: steps.some(({ kind }) => kind === 'extract')
      ? []
      : steps.flatMap((step) =>
          step.kind === 'build' && step.dockerfile !== null
            ? [{ dockerfile: step.dockerfile, context: step.context }]
            : [],
        ),
  }
}

function goneImagesOf(steps: readonly Step[], { status, images }: FoldResult): readonly string[] {
  if (status !== 'folded') return []
  const made = new Set(images.map(({ step }) => step))
  const builders = new Set(steps.flatMap((step) => (step.kind === 'extract' ? [step.artifact.build] : [])))
  const gone = steps.flatMap((step) =>
    step.kind === 'build' && builders.has(step.id) && !made.has(step.id) ? imageNames(step) : [],
  )
  return distinct(gone)
}

function goneFilesOf(steps: readonly Step[], { status, images }: FoldResult): readonly string[] {
  if (status !== 'folded') return []
  const made = new Set(images.map(({ step }) => step))
  const artifacts = steps.flatMap((step) => (step.kind === 'extract' ? [step.artifact] : []))
  return distinct(artifacts.flatMap(({ build, path }) => (build !== null && made.has(build) ? [] : [path])))
}

function distinct(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}

function filesOf(step: Step): readonly string[] {
  if (step.kind !== 'build') return []
  const { dockerfile, readAt, context } = step
  const lists = [dockerfile === null ? null : `${dockerfile}.dockerignore`]
  if (context !== null) lists.push(joinPath(context, '.dockerignore'))
  return [dockerfile, readAt, ...lists].filter((path) => path !== null)
}

function placeOf({ span }: Step): string {
  return `${span.path}:${span.start}`
}

export function doingOf(step: Step): string {
  return step.kind === 'build' ? `${placeOf(step)}:${step.dockerfile}:${step.context}` : placeOf(step)
}
