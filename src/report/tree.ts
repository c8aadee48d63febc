import type { Step } from '../pipeline/types.ts'
import type { FileChange, FoldResult } from '../result.ts'
import { fateOf } from './fate.ts'
import { formatDiagnostic } from './diagnostic.ts'
import { placeOf, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import { stepForest, stepText } from './steps.ts'
import type { StepNode } from './steps.ts'
import { styleOf } from './style.ts'
import { visible } from './visible.ts'

interface Row {
  readonly text: string
  readonly rows: readonly Row[]
}

/**
 * The pipeline as a tree, every line with its place in the script and with what the fold does to it, then the
 * files that change, then every diagnostic. Ends with a line feed.
 */
export function explainTree(result: FoldResult, context: ReportContext): string {
  const blocks: string[] = []
  if (result.pipeline !== null) {
    const fate = fateOf(result)
    const rows = stepForest(result.pipeline).map((node) => stepRow(node, fate, context))
    blocks.push(draw({ text: `${showPath(context, result.pipeline.script)}: ${result.status}`, rows }))
  }
  if (result.edits.length > 0) blocks.push(draw({ text: 'files', rows: result.edits.map(fileRow(context)) }))
  for (const diagnostic of result.diagnostics) blocks.push(formatDiagnostic(diagnostic, context))
  return blocks.map((block) => `${block}\n`).join('\n')
}

function stepRow(node: StepNode, fate: (step: Step) => string | null, context: ReportContext): Row {
  const { dim } = styleOf(context.color)
  const what = fate(node.step)
  const text = `${visible(placeOf(context, node.step.span))}  ${visible(stepText(node.step))}`
  return {
    text: what === null ? text : `${text}  ${dim(`[${what}]`)}`,
    rows: node.children.map((child) => stepRow(child, fate, context)),
  }
}

function fileRow(context: ReportContext): (edit: FileChange) => Row {
  return (edit) => {
    const fate = edit.before === null ? 'new' : edit.after === null ? 'deleted' : 'changed'
    return {
      text: `${visible(showPath(context, edit.path))}  ${styleOf(context.color).dim(`[${fate}]`)}`,
      rows: [],
    }
  }
}

function draw(root: Row): string {
  return [root.text, ...branches(root.rows)].join('\n')
}

function branches(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row, at) => {
    const last = at === rows.length - 1
    const below = branches(row.rows).map((line) => (last ? '   ' : '│  ') + line)
    return [(last ? '└─ ' : '├─ ') + row.text, ...below]
  })
}
