import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { codeFrame } from './frame.ts'
import { hintOf, messageOf } from './message.ts'
import { placeOf } from './place.ts'
import type { ReportContext } from './place.ts'
import { styleOf } from './style.ts'
import type { Style } from './style.ts'
import { visible } from './visible.ts'

/**
 * A diagnostic for people: its place, code and message, the source line with carets, the related places and
 * the hint. Several lines without a line feed at the end.
 * @param diagnostic of a result's
 * @param context whose project holds the texts that were folded
 */
export function formatDiagnostic(diagnostic: Diagnostic, context: ReportContext): string {
  const style = styleOf(context.color)
  const { span, related = [] } = diagnostic
  const head = `${label(diagnostic, style)} ${visible(messageOf(diagnostic))}`
  const lines = [span === null ? head : `${style.bold(visible(placeOf(context, span)))}: ${head}`]
  if (span !== null && span.end >= span.start) lines.push(codeFrame(context, span))
  for (const { span: place, text } of related) {
    lines.push(`  ${visible(text.replace(/\.$/, ''))} (${visible(placeOf(context, place))}).`)
  }
  const hint = hintOf(diagnostic)
  if (hint !== '') lines.push(`  ${style.cyan('hint:')} ${visible(hint)}`)
  return lines.join('\n')
}

/** Errors are what people expect after a place; everything milder says what it is. */
function label({ code, severity }: Diagnostic, style: Style): string {
  if (severity === 'error') return style.red(code)
  return `${style.yellow(code)} ${severity}:`
}
