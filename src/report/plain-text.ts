import type { Formatter, FormatOptions } from './formatter.ts'
import type { PlainDiagnostic, PlainResult } from './plain.ts'
import { styleOf } from './style.ts'
import { sentenceOf } from './summary.ts'
import { TextReport } from './text.ts'
import { toldOfPlain } from './told.ts'
import { visible } from './visible.ts'

export interface PlainTextOptions extends Pick<FormatOptions, 'locate'> {
  readonly color: boolean
  /** Name the scripts that can be folded first. */
  readonly isListed: boolean
}

/** For people, of plain results: without the lines of files, which are not in them, and without diffs. */
export function plainTextFormatter({ color, isListed, locate }: PlainTextOptions): Formatter {
  const report = new TextReport(color)
  return {
    add(result) {
      const told = toldOfPlain(result, locate).map((one, at) => ({
        ...one,
        frame: () => diagnosticText(result.diagnostics[at]!, result, { color, locate }),
      }))
      report.add(result, result.root, told, result.written)
      if (!isListed || result.status !== 'folded') return ''
      return `${result.scripts.map((path) => locate(result.root, path)).join(' ')}\n`
    },
    end: () => `${report.diagnostics()}${report.table()}stagefold: ${sentenceOf(report.statistics)}\n`,
  }
}

function diagnosticText(
  { code, severity, message, hint, span, related }: PlainDiagnostic,
  { root, script }: PlainResult,
  { color, locate }: Omit<PlainTextOptions, 'isListed'>,
): string {
  const style = styleOf(color)
  const placed = ({ path, from }: NonNullable<PlainDiagnostic['span']>) =>
    visible(`${locate(root, path)}:${from.line}:${from.column}`)
  const label =
    severity === 'error' ? style.red(visible(code)) : `${style.yellow(visible(code))} ${severity}:`
  const place = style.bold(span === null ? visible(locate(root, script)) : placed(span))
  return [
    `${place}: ${label} ${visible(message)}`,
    ...related.map((one) => `  ${visible(one.text.replace(/\.$/, ''))} (${placed(one.span)}).`),
    ...(hint === '' ? [] : [`  ${style.cyan('hint:')} ${visible(hint)}`]),
  ].join('\n')
}
