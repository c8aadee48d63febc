import { type Line, skipSpaces } from './lines.ts'
import type { Directive, DockerfileError, Escape } from './types.ts'

/** The directives at the top, the escape character they set, and why BuildKit would not take one of them. */
export interface Directives {
  readonly directives: readonly Directive[]
  readonly escape: Escape
  readonly errors: readonly DockerfileError[]
}

/**
 * Reads the parser directives as BuildKit's `DirectiveParser` does: the first line that is not one ends them, and
 * an unknown name, a blank line or a comment is not one.
 */
export function readDirectives(text: string, lines: readonly Line[]): Directives {
  const directives: Directive[] = []
  const errors: DockerfileError[] = []
  let escape: Escape = '\\'
  for (const line of lines) {
    const directive = readDirective(text, line)
    if (directive === null) break
    const { name, value, start, end } = directive
    if (directives.some((other) => other.name === name)) {
      errors.push({ start, end, message: `only one ${name} parser directive can be used` })
    } else if (name === 'escape' && value !== '\\' && value !== '`') {
      errors.push({
        ...directive.valueRange,
        message: `invalid escape token '${value}': it must be \` or \\`,
      })
    } else if (name === 'escape') {
      escape = value as Escape
    }
    directives.push(directive)
  }
  return { directives, escape, errors }
}

const KNOWN: ReadonlySet<string> = new Set(['syntax', 'escape', 'check'])

function readDirective(text: string, line: Line): Directive | null {
  const start = skipSpaces(text, line)
  if (text[start] !== '#') return null
  const nameStart = skipSpaces(text, { start: start + 1, end: line.end })
  const match = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*/.exec(text.slice(nameStart, line.end))
  const name = match?.[1]?.toLowerCase()
  if (match === null || name === undefined || !KNOWN.has(name)) return null
  const valueStart = nameStart + match[0].length
  let end = line.end
  while (end > valueStart && '\t\n\f\r '.includes(text[end - 1]!)) end -= 1
  if (end === valueStart) return null
  return { start, end, name, value: text.slice(valueStart, end), valueRange: { start: valueStart, end } }
}
