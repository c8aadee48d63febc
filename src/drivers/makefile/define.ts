import { modifiersOf, type Assignment } from './assignment.ts'
import type { Placed } from './placed.ts'
import { rawText, type LineReader } from './source.ts'
import { Stop } from './stop.ts'

export interface Define extends Pick<Assignment, 'name' | 'operator' | 'modifiers'> {
  readonly text: string
  /** Where its `endef` ends. */
  readonly end: number
}

/** `define NAME … endef`, up to its end; null for any other line. */
export function readDefine(line: Placed, lines: LineReader, prefix: string): Define | null {
  const { modifiers, end: head } = modifiersOf(line.text)
  if (!modifiers.has('define')) return null
  const [, name, operator] = /^\s*(.*?)\s*(::?:?=|[?+!]?=)?\s*$/s.exec(line.text.slice(head))!
  const body: string[] = []
  let end = 0
  for (let depth = 1; depth > 0;) {
    const raw = lines.next()
    if (!raw) throw new Stop("missing 'endef', unterminated 'define'")
    const text = rawText(raw)
    if (!text.startsWith(prefix)) {
      if (/^\s*define(?:\s|$)/.test(text)) depth += 1
      else if (/^\s*endef\s*(?:#.*)?$/.test(text)) depth -= 1
    }
    end = raw.end
    if (depth > 0) body.push(text.replaceAll('\r\n', '\n'))
  }
  return {
    name: name!,
    operator: (operator ?? '=').replace(/^:+/, ':') as Assignment['operator'],
    modifiers,
    end,
    text: body.join('\n'),
  }
}
