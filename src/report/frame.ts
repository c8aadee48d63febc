import type { Span } from '../source/span.ts'
import { textOf } from './place.ts'
import type { ReportContext } from './place.ts'
import { styleOf } from './style.ts'
import { visible } from './visible.ts'

const maximumWidth = 100
const maximumLines = 4

/** One line of source with the part of it that is meant. */
interface FrameLine {
  readonly number: number
  readonly text: string
  /** Offsets in `text`; equal for a place between characters. */
  readonly from: number
  readonly to: number
}

/**
 * The source lines of a span with their numbers and carets below what is meant, without a line feed at the end.
 * Long lines are cut around the span, many lines to the first ones and the last.
 */
export function codeFrame(context: ReportContext, span: Span): string {
  const lines = linesOf(textOf(context, span.path), span)
  const width = Math.max(4, String(lines.at(-1)?.number ?? 0).length) + 1
  const style = styleOf(context.color)
  const shown =
    lines.length > maximumLines ? [...lines.slice(0, maximumLines - 1), null, lines.at(-1)!] : lines
  const output: string[] = []
  for (const line of shown) {
    if (line === null) {
      output.push(style.dim(`${' '.repeat(width)} ...`))
      continue
    }
    const [text, carets] = draw(line)
    output.push(`${style.dim(`${String(line.number).padStart(width)} |`)} ${text}`.trimEnd())
    if (carets !== '') output.push(`${style.dim(`${' '.repeat(width)} |`)} ${style.red(carets)}`)
  }
  return output.join('\n')
}

function linesOf(text: string, span: Span): readonly FrameLine[] {
  const start = Math.min(span.start, text.length)
  // A span that takes its last line feed with it does not mean the line after it.
  const end = Math.max(start, text[span.end - 1] === '\n' ? span.end - 1 : Math.min(span.end, text.length))
  const lines: FrameLine[] = []
  let number = text.slice(0, start).split('\n').length
  for (let at = text.lastIndexOf('\n', start - 1) + 1; at <= end; number += 1) {
    const feed = text.indexOf('\n', at)
    const lineEnd = feed === -1 ? text.length : feed
    lines.push({
      number,
      text: text.slice(at, lineEnd),
      from: Math.max(start - at, 0),
      to: Math.min(end, lineEnd) - at,
    })
    at = lineEnd + 1
    if (feed === -1) break
  }
  return lines
}

/** A line fit for a terminal and, below it, the carets. */
function draw(line: FrameLine): readonly [text: string, carets: string] {
  const text = line.text.replace(/\r$/, '')
  const from = line.from === 0 ? text.length - text.trimStart().length : Math.min(line.from, text.length)
  const to = Math.max(Math.min(line.to, text.length), from)
  const before = [...visible(text.slice(0, line.from === 0 && to === from ? 0 : from))]
  const meant = [...visible(text.slice(from, to))]
  const after = [...visible(text.slice(to))]
  const fits = before.length + meant.length + after.length <= maximumWidth
  const cut = fits ? 0 : Math.max(0, before.length - maximumWidth / 2)
  const whole = [...(cut > 0 ? ['…', ...before.slice(cut + 1)] : before), ...meant, ...after]
  const shown = whole.length > maximumWidth ? [...whole.slice(0, maximumWidth - 1), '…'] : whole
  const column = before.length - cut
  const carets = Math.max(1, Math.min(meant.length, shown.length - column))
  return [shown.join(''), ' '.repeat(column) + '^'.repeat(carets)]
}
