import type { Range } from '../source/span.ts'
import type { Redirection, Script } from './parse.ts'

/** The lines below the command that a here document takes, up to the one behind its end. */
export function linesOf({ body, closing }: Extract<Redirection, { type: 'HereDoc' }>, script: Script): Range {
  const end = closing?.end ?? body.end
  const newline = /^\r?\n/.exec(script.text.slice(end))
  return { start: body.pos, end: end + (newline?.[0].length ?? 0) }
}
