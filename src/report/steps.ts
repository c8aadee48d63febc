import type { Extraction, ImageBuild, Pipeline, Step } from '../pipeline/types.ts'
import { equal, show } from '../shell/value.ts'
import type { Value } from '../shell/value.ts'
import { isStream, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import { addTo } from '../source/lists.ts'

/** A step and what hangs on it: containers below their image, extractions below their container. */
export interface StepNode {
  readonly step: Step
  readonly children: readonly StepNode[]
}

/** The steps as a forest; what belongs to no earlier step stands at the top, in the script's order. */
export function stepForest(pipeline: Pipeline): readonly StepNode[] {
  const children = new Map<number | null, Step[]>()
  for (const step of pipeline.steps) {
    addTo(children, parentOf(step, pipeline), step)
  }
  const nodesOf = (parent: number | null): readonly StepNode[] =>
    (children.get(parent) ?? []).map((step) => ({ step, children: nodesOf(step.id) }))
  return nodesOf(null)
}

/** One line on what a step does, in the words of the docker command line, with paths as people want them. */
export function stepText(step: Step, context: ReportContext): string {
  const path = (name: string): string => (isStream(name) ? 'a stream' : showPath(context, name))
  switch (step.kind) {
    case 'build':
      return buildText(step, path)
    case 'container':
      return `${step.process ? 'runs' : 'creates'} container ${show(step.name)} of ${show(step.image)}`
    case 'extract':
      return extractionText(step, path)
    case 'stream':
      return 'writes an archive into a pipe'
    case 'rework':
      return `${step.command} makes ${path(step.artifact.path)} of it`
    case 'host':
      return [step.command, ...step.paths.map(path)].join(' ')
    case 'image':
      return `${step.command} ${showAll(step.images)}`
    case 'remove':
      return `removes container ${showAll(step.containers)}`
  }
}

function parentOf(step: Step, pipeline: Pipeline): number | null {
  if (step.kind === 'rework') return step.from
  if (step.kind === 'stream') return step.container
  if (step.kind === 'extract') return step.container < step.id ? step.container : null
  if (step.kind !== 'container') return null
  const extraction = pipeline.steps.find((other) => other.kind === 'extract' && other.container === step.id)
  const source = extraction?.kind === 'extract' ? extraction.artifact.build : null
  if (source !== null && source < step.id) return source
  const build = pipeline.steps.findLast((other) => other.id < step.id && isBuildOf(other, step.image))
  return build?.id ?? null
}

function isBuildOf(step: Step, image: Value): boolean {
  return step.kind === 'build' && step.tags.some((tag) => equal(tag, image))
}

function buildText(step: ImageBuild, path: (name: string) => string): string {
  const file = step.dockerfile === null ? 'a Dockerfile that is not known' : path(step.dockerfile)
  const context = step.context === null ? 'a context that is not known' : path(step.context)
  const tags = step.tags.length === 0 ? 'no tag' : showAll(step.tags)
  return `builds ${file} in ${context} as ${tags}`
}

function extractionText({ artifact }: Extraction, path: (name: string) => string): string {
  const source = `${artifact.source}${artifact.contents ? '/.' : ''}`
  const type = artifact.type === 'unknown' ? '' : ` (${artifact.type})`
  return `extracts ${source} to ${path(artifact.path)}${type}`
}

function showAll(values: readonly Value[]): string {
  return values.map(show).join(', ')
}
