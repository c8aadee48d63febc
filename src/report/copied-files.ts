import type { Origin } from '../pipeline/origin.ts'
import type { Pipeline } from '../pipeline/types.ts'
import type { Row } from './draw.ts'
import type { ReportContext } from './place.ts'
import { snippetOf } from './snippet.ts'
import { styleOf } from './style.ts'
import { lineOf, wayBackLines } from './way-back.ts'
import { addTo } from '../source/lists.ts'

/** Each COPY of another image's files: one that takes one file has its way below it, else each file is a row. */
export function copiedFiles(pipeline: Pipeline, context: ReportContext): readonly Row[] {
  const groups = new Map<string, Origin[]>()
  for (const origin of pipeline.origins) {
    addTo(groups, lineOf(origin.instruction, context), origin)
  }
  return Array.from(groups, ([text, origins]) => {
    const [only, ...more] = waysOf(origins, pipeline, context)
    return more.length === 0 ? { ...only!, text } : { text, rows: [only!, ...more] }
  })
}

/** A Dockerfile that is built several times may take the same file in the same way. */
function waysOf(origins: readonly Origin[], pipeline: Pipeline, context: ReportContext): readonly Row[] {
  const { dim } = styleOf(context.color)
  const rows = new Map<string, Row>()
  for (const origin of origins) {
    const notes = wayBackLines(origin, pipeline, context).map((line) =>
      line.startsWith(' ') ? `  ${line}` : `${dim('←')} ${line}`,
    )
    const text = snippetOf(context, origin.source)
    const tail = origin.certain ? {} : { tail: '  (may take this)' }
    rows.set(notes.join('\n'), { text, ...tail, notes, rows: [] })
  }
  return [...rows.values()]
}
