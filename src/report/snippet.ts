import type { Span } from '../source/span.ts'
import { textOf } from './place.ts'
import type { ReportContext } from './place.ts'
import { visible } from './visible.ts'

/** The source text of a span in one line: continued lines joined, of a heredoc the first line alone. */
export function snippetOf(context: ReportContext, { path, start, end }: Span): string {
  const text = textOf(context, path).slice(start, end)
  const joined = text.replace(/[ \t]*[\\`]\r?\n\s*/g, ' ').trim()
  const [first = '', ...more] = joined.split(/\r?\n/)
  const isOpen = more.length > 0 && !first.endsWith('…')
  return visible(first.replace(/[ \t]+/g, ' ')) + (isOpen ? ' …' : '')
}
