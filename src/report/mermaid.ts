import type { Pipeline, Step } from '../pipeline/types.ts'
import { placeOf } from './place.ts'
import type { ReportContext } from './place.ts'
import { stepForest, stepText } from './steps.ts'
import type { StepNode } from './steps.ts'
import { visible } from './visible.ts'

/**
 * The pipeline as a Mermaid flow chart: arrows down the tree of steps, and from each extraction to the image
 * builds after it whose context holds what it brought. Ends with a line feed.
 */
export function mermaidChart(pipeline: Pipeline, context: ReportContext): string {
  const lines = ['flowchart TD']
  for (const step of pipeline.steps) {
    const text = `${placeOf(context, step.span)} ${stepText(step)}`
    lines.push(`  s${step.id}["${label(text)}"]`)
  }
  for (const root of stepForest(pipeline)) lines.push(...arrows(root))
  for (const step of pipeline.steps) lines.push(...consumers(step, pipeline))
  return `${lines.join('\n')}\n`
}

/** Mermaid has entities of its own for what would end a label or be taken for HTML. */
function label(text: string): string {
  return visible(text).replace(/[#&"<>`]/g, (character) => `#${character.charCodeAt(0)};`)
}

function arrows({ step, children }: StepNode): readonly string[] {
  return children.flatMap((child) => [`  s${step.id} --> s${child.step.id}`, ...arrows(child)])
}

function consumers(step: Step, pipeline: Pipeline): readonly string[] {
  if (step.kind !== 'extract' && step.kind !== 'rework') return []
  return pipeline.steps
    .filter(
      (later) => later.kind === 'build' && later.id > step.id && holds(later.context, step.artifact.path),
    )
    .map((later) => `  s${step.id} -.-> s${later.id}`)
}

function holds(directory: string | null, path: string): boolean {
  return directory !== null && (directory === '' || path === directory || path.startsWith(`${directory}/`))
}
