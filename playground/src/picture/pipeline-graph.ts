import type {
  Artifact,
  Diagnostic,
  Extraction,
  ImageBuild,
  Pipeline,
  Reworking,
  Span,
  Step,
} from '../../../src/index.ts'
import { isStream } from '../../../src/report/place.ts'
import { stepForest } from '../../../src/report/steps.ts'
import type { StepNode } from '../../../src/report/steps.ts'
import { show } from '../../../src/shell/value.ts'
import { baseName, isWithin } from '../../../src/source/path.ts'
import type { Arrow, Box, Graph } from './graph.ts'

/**
 * The way of the files through a script: images, containers, what leaves them, and the images that are built around
 * that. Commands that only tidy up are left to the list of steps.
 */
export function pipelineGraph(pipeline: Pipeline, diagnostics: readonly Diagnostic[]): Graph {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const places = errors.flatMap(({ span, related = [] }) => [span, ...related.map((one) => one.span)])
  const boxes = pipeline.steps.flatMap((step) => {
    const words = wordsOf(step)
    const isRefused = places.some((place) => place !== null && isIn(place, step.span))
    return words ? [{ ...words, id: idOf(step.id), span: step.span, isRefused }] : []
  })
  const drawn = new Set(boxes.map(({ id }) => id))
  const arrows = [
    ...stepForest(pipeline).flatMap(arrowsBelow),
    ...pipeline.steps.flatMap((step) => arrowsFrom(step, pipeline)),
  ]
  return { boxes, arrows: arrows.filter(({ from, to }) => drawn.has(from) && drawn.has(to)) }
}

function isIn(place: Span, span: Span): boolean {
  return place.path === span.path && place.start >= span.start && place.end <= span.end
}

function wordsOf(step: Step): Pick<Box, 'kind' | 'title' | 'detail'> | null {
  switch (step.kind) {
    case 'build':
      return { kind: 'image', title: step.dockerfile ?? 'a Dockerfile', detail: buildDetail(step) }
    case 'container': {
      const title = `container ${show(step.name)}`
      return { kind: 'container', title, detail: step.process ? 'docker run' : 'docker create' }
    }
    case 'extract':
      return { kind: 'files', title: hostName(step.artifact), detail: `from ${step.artifact.source}` }
    case 'rework':
      return { kind: 'files', title: hostName(step.artifact), detail: `by ${step.command}` }
    case 'stream':
      return { kind: 'files', title: 'an archive', detail: 'through a pipe' }
    case 'image':
      if (step.command === 'rmi') return null
      return { kind: 'use', title: `docker ${step.command}`, detail: step.images.map(show).join(', ') }
    default:
      return null
  }
}

function buildDetail(step: ImageBuild): string {
  return step.tags.length === 0 ? 'docker build' : `→ ${step.tags.map(show).join(', ')}`
}

function hostName({ path, source, type }: Artifact): string {
  if (isStream(path)) return 'a stream'
  return type === 'directory' ? `${path || baseName(source)}/` : path || baseName(source)
}

function arrowsBelow({ step, children }: StepNode): readonly Arrow[] {
  return children.flatMap((child) => [arrow(step.id, child.step.id), ...arrowsBelow(child)])
}

/** Files go to the builds that take them, images to what is done with them. */
function arrowsFrom(step: Step, pipeline: Pipeline): readonly Arrow[] {
  if (step.kind === 'image') {
    return step.builds.flatMap((build) => (build !== null && build < step.id ? [arrow(build, step.id)] : []))
  }
  if (step.kind === 'build') {
    // `COPY --from=IMAGE`: nothing lies between the two.
    const direct = pipeline.origins.filter((one) => one.image === step.id && one.steps.length === 0)
    return direct.flatMap(({ build }) => (build > step.id ? [arrow(step.id, build)] : []))
  }
  if (step.kind !== 'extract' && step.kind !== 'rework') return []
  const known = pipeline.origins.filter(({ steps }) => steps.includes(step.id))
  if (known.length === 0) return perhapsTaken(step, pipeline)
  return known.flatMap(({ steps, build }) =>
    steps[0] === step.id && build > step.id ? [arrow(step.id, build)] : [],
  )
}

/** Where no COPY is known to take the files, each build around them may: up to what moves them, or makes others of them. */
function perhapsTaken(
  { id, artifact: { path } }: Extraction | Reworking,
  { steps }: Pipeline,
): readonly Arrow[] {
  const end = steps.find((later) => later.kind === 'rework' && later.from === id && takesOver(later, path))
  return steps
    .slice(id + 1, end?.id)
    .filter((later) => later.kind === 'build' && holds(later, path))
    .map((later) => arrow(id, later.id))
}

function takesOver({ leaves, artifact }: Reworking, path: string): boolean {
  return leaves !== null || artifact.path === path
}

function holds({ context }: ImageBuild, path: string): boolean {
  return context !== null && isWithin(path, context)
}

function arrow(from: number, to: number): Arrow {
  return { from: idOf(from), to: idOf(to) }
}

function idOf(step: number): string {
  return `step-${step}`
}
