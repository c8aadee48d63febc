import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FoldResult } from '../result.ts'
import type { Span } from '../source/span.ts'
import { hintOf, messageOf } from './message.ts'
import type { ReportContext } from './place.ts'
import type { PlainDiagnostic, PlainResult, PlainSpan } from './plain.ts'
import { positionsIn } from './positions.ts'
import type { Reported } from './reported.ts'

/**
 * One pipeline's result with all that reports need, as plain data; always with the same keys in the same order.
 *
 * @param reported the result, and where its texts are.
 */
export function plainResult(reported: Reported): PlainResult {
  const { root, scripts, result, context, refusals } = reported
  return {
    root,
    script: scripts[0] ?? '',
    scripts,
    ...jsonResult(result, context),
    ...(refusals && { written: result.status === 'folded' && refusals.length === 0, refusals }),
  }
}

/**
 * A result as plain data for JSON.stringify, always with the same keys in the same order: every span carries
 * lines and columns beside its offsets, every diagnostic its message and hint.
 */
function jsonResult(
  result: FoldResult,
  context: ReportContext,
): Omit<PlainResult, 'root' | 'script' | 'scripts'> {
  const position = positionsIn(context)
  const diagnostics = (list: readonly Diagnostic[]) => list.map((item) => jsonDiagnostic(item, position))
  return {
    status: result.status,
    dockerfiles: result.dockerfiles,
    images: result.images,
    edits: result.edits,
    pipeline: withPositions(result.pipeline, position) as PlainResult['pipeline'],
    diagnostics: diagnostics(result.diagnostics),
    assumptions: diagnostics(result.assumptions),
  }
}

type Positions = ReturnType<typeof positionsIn>

function jsonDiagnostic(diagnostic: Diagnostic, position: Positions): PlainDiagnostic {
  const { code, severity, args, span, related = [], fix = null } = diagnostic
  return {
    code,
    severity,
    message: messageOf(diagnostic),
    hint: hintOf(diagnostic),
    args,
    span: span && jsonSpan(span, position),
    related: related.map(({ span: place, text }) => ({ span: jsonSpan(place, position), text })),
    fix,
  }
}

/** The same data, each span in it completed; a pipeline's steps gain keys without this file knowing them. */
function withPositions(data: unknown, position: Positions): unknown {
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((item) => withPositions(item, position))
  if (isSpan(data)) return jsonSpan(data, position)
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withPositions(value, position)]))
}

function isSpan(data: object): data is Span {
  return 'path' in data && 'start' in data && 'end' in data
}

function jsonSpan(span: Span, position: Positions): PlainSpan {
  const { path, start, end } = span
  return { path, start, end, from: position(path, start), to: position(path, end) }
}
