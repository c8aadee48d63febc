import type { Step } from '../pipeline/types.ts'
import type { FileChange, FoldResult } from '../result.ts'
import { copiedFiles } from './copied-files.ts'
import { draw } from './draw.ts'
import type { Row } from './draw.ts'
import { fateOf } from './fate.ts'
import { formatDiagnostic } from './diagnostic.ts'
import { placeOf, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import { stepForest, stepText } from './steps.ts'
import type { StepNode } from './steps.ts'
import { styleOf } from './style.ts'
import { visible } from './visible.ts'

/**
 * The pipeline as a tree, every line with its place in the script and with what the fold does to it, then for each
 * COPY of another image's files their way back, the files that change, and every diagnostic. Ends with a line feed.
 * @param result what `fold` or `scan` gave
 * @param context whose project holds the texts that were folded
 */
export function explainTree(result: FoldResult, context: ReportContext): string {
  const { pipeline } = result
  const trees: Row[] = []
  if (pipeline !== null) {
    const fate = fateOf(result)
    const rows = stepForest(pipeline).map((node) => stepRow(node, fate, context))
    trees.push({ text: visible(showPath(context, pipeline.script)), tail: `: ${result.status}`, rows })
    const origins = copiedFiles(pipeline, context)
    if (origins.length > 0) trees.push({ text: 'copied files, and where they come from', rows: origins })
  }
  if (result.edits.length > 0) trees.push({ text: 'files', rows: result.edits.map(fileRow(context)) })
  const blocks = trees.map((tree) => draw(tree, context.width))
  for (const diagnostic of result.diagnostics) blocks.push(formatDiagnostic(diagnostic, context))
  return blocks.map((block) => `${block}\n`).join('\n')
}

function stepRow(node: StepNode, fate: (step: Step) => string | null, context: ReportContext): Row {
  const { dim } = styleOf(context.color)
  const what = fate(node.step)
  return {
    text: `${visible(placeOf(context, node.step.span))}  ${visible(stepText(node.step, context))}`,
    ...(what !== null && { tail: `  ${dim(`[${what}]`)}` }),
    rows: node.children.map((child) => stepRow(child, fate, context)),
  }
}

function fileRow(context: ReportContext): (edit: FileChange) => Row {
  return (edit) => {
    const fate = edit.before === null ? 'new' : edit.after === null ? 'deleted' : 'changed'
    return {
      text: visible(showPath(context, edit.path)),
      tail: `  ${styleOf(context.color).dim(`[${fate}]`)}`,
      rows: [],
    }
  }
}
