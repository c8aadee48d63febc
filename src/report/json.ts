import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FoldResult } from '../result.ts'
import { positionAt } from '../source/span.ts'
import type { Position, Span } from '../source/span.ts'
import { hintOf, messageOf } from './message.ts'
import { textOf } from './place.ts'
import type { ReportContext } from './place.ts'

/** A span with its ends as people and editors count. */
export interface JsonSpan extends Span {
  readonly from: Position
  readonly to: Position
}

/**
 * A result as plain data for JSON.stringify, always with the same keys in the same order: every span carries
 * lines and columns beside its offsets, every diagnostic its message and hint.
 */
export function jsonResult(result: FoldResult, context: ReportContext): Readonly<Record<string, unknown>> {
  const diagnostics = (list: readonly Diagnostic[]) => list.map((item) => jsonDiagnostic(item, context))
  return {
    status: result.status,
    dockerfiles: result.dockerfiles,
    images: result.images,
    edits: result.edits,
    pipeline: withPositions(result.pipeline, context),
    diagnostics: diagnostics(result.diagnostics),
    assumptions: diagnostics(result.assumptions),
  }
}

function jsonDiagnostic(diagnostic: Diagnostic, context: ReportContext) {
  const { code, severity, args, span, related = [], fix = null } = diagnostic
  return {
    code,
    severity,
    message: messageOf(diagnostic),
    hint: hintOf(diagnostic),
    args,
    span: withPositions(span, context),
    related: withPositions(related, context),
    fix,
  }
}

/** The same data, each span in it completed; a pipeline's steps gain keys without this file knowing them. */
function withPositions(data: unknown, context: ReportContext): unknown {
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((item) => withPositions(item, context))
  if (isSpan(data)) return jsonSpan(data, context)
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withPositions(value, context)]))
}

function isSpan(data: object): data is Span {
  return 'path' in data && 'start' in data && 'end' in data
}

function jsonSpan(span: Span, context: ReportContext): JsonSpan {
  const text = textOf(context, span.path)
  const { path, start, end } = span
  return { path, start, end, from: positionAt(text, start), to: positionAt(text, end) }
}
