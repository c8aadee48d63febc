import type { Making } from '../pipeline/origin.ts'
import type { Pipeline, Step } from '../pipeline/types.ts'
import { isWithin } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import { placeOf, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import { stepForest, stepText } from './steps.ts'
import type { StepNode } from './steps.ts'
import { visible } from './visible.ts'
import { lineOf } from './way-back.ts'

const maximumLabel = 160

/** A pipeline, and how its places are spoken of. */
export interface Drawn {
  /** Of a result whose `pipeline` is not null. */
  readonly pipeline: Pipeline
  /** Whose project holds the texts that were folded. */
  readonly context: ReportContext
}

/**
 * Pipelines as one Mermaid flow chart: arrows down the tree of steps, and dotted ones for files: from the line that
 * made a file to its image, and from what brought it to the COPY that takes it. Several have a frame each. Ends with a
 * line feed.
 * @param drawn one pipeline, or several
 */
export function mermaidChart(drawn: readonly Drawn[]): string {
  const [only, ...more] = drawn
  const lines = only && more.length === 0 ? chart(only, '') : drawn.flatMap(framed)
  return ['flowchart TD', ...lines].map((line) => `${line}\n`).join('')
}

function framed(drawn: Drawn, at: number): readonly string[] {
  const title = label(showPath(drawn.context, drawn.pipeline.script))
  return [`  subgraph p${at}["${title}"]`, ...chart(drawn, `p${at}`).map((line) => `  ${line}`), '  end']
}

/** @param prefix of the nodes' names, which are one chart's. */
function chart({ pipeline, context }: Drawn, prefix: string): readonly string[] {
  const lines = new Set<string>()
  const nodeOf = (id: number): string => `${prefix}s${id}`
  for (const step of pipeline.steps) {
    const text = `${placeOf(context, step.span)} ${stepText(step, context)}`
    lines.add(`  ${nodeOf(step.id)}["${label(text)}"]`)
  }
  for (const root of stepForest(pipeline)) for (const arrow of arrows(root, nodeOf)) lines.add(arrow)
  for (const line of files(pipeline, context, prefix)) lines.add(line)
  for (const step of pipeline.steps) for (const line of consumers(step, pipeline, nodeOf)) lines.add(line)
  return [...lines]
}

/** Mermaid has entities of its own for what would end a label or be taken for HTML or Markdown. */
function label(text: string): string {
  const characters = [...visible(text).replace(/\s+/g, ' ')]
  const cut = characters.length > maximumLabel ? [...characters.slice(0, maximumLabel - 1), '…'] : characters
  return cut.join('').replace(/[#&"<>`*_~\\]/g, (character) => `#${character.charCodeAt(0)};`)
}

function arrows({ step, children }: StepNode, nodeOf: (id: number) => string): readonly string[] {
  return children.flatMap((child) => [
    `  ${nodeOf(step.id)} --> ${nodeOf(child.step.id)}`,
    ...arrows(child, nodeOf),
  ])
}

function files(pipeline: Pipeline, context: ReportContext, prefix: string): readonly string[] {
  const nodes = new Map<string, string>()
  const stepOf = (id: number | null | undefined): string[] =>
    id !== null && id !== undefined && pipeline.steps[id] ? [`${prefix}s${id}`] : []
  const nodeOf = (line: Span): string | null => {
    // A command of the script is a step, which has its place in the tree.
    if (pipeline.steps.some(({ span }) => span.path === line.path && span.start === line.start)) return null
    const text = lineOf(line, context)
    if (!nodes.has(text)) nodes.set(text, `${prefix}f${nodes.size}`)
    return nodes.get(text)!
  }
  const links = pipeline.origins.flatMap(({ instruction, build, steps, image, made }) => {
    const [source] = stepOf(image)
    const [bringer = source] = stepOf(steps[0])
    const copy = nodeOf(instruction)
    return [
      ...(source === undefined ? [] : makers(made, source, nodeOf)),
      ...(bringer === undefined || copy === null ? [] : [`  ${bringer} -.-> ${copy}`]),
      ...(copy === null ? [] : stepOf(build).map((taker) => `  ${copy} -.-> ${taker}`)),
    ]
  })
  return [...Array.from(nodes, ([text, node]) => `  ${node}["${label(text)}"]`), ...links]
}

/** Arrows from the lines that made a file. What a line copied comes from where another line made it. */
function makers(made: Making, target: string, nodeOf: (line: Span) => string | null): readonly string[] {
  if (made.by !== 'line' && made.by !== 'lines') return []
  const arrow = made.by === 'line' ? '-.->' : '-. perhaps .->'
  return made.lines.flatMap((line) => {
    const node = nodeOf(line)
    if (node === null) return []
    return [`  ${node} ${arrow} ${target}`, ...(made.from ? makers(made.from, node, nodeOf) : [])]
  })
}

/** Where the Dockerfile is not known, a build may take whatever lies in its context. */
function consumers(step: Step, pipeline: Pipeline, nodeOf: (id: number) => string): readonly string[] {
  if (step.kind !== 'extract' && step.kind !== 'rework') return []
  if (pipeline.origins.some(({ steps }) => steps.includes(step.id))) return []
  const { path } = step.artifact
  const takesIt = (later: Step): boolean =>
    later.kind === 'build' && later.id > step.id && later.context !== null && isWithin(path, later.context)
  return pipeline.steps.filter(takesIt).map((later) => `  ${nodeOf(step.id)} -.-> ${nodeOf(later.id)}`)
}
