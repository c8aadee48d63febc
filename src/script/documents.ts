import { expandParts, expandValue } from '../shell/expand.ts'
import type { Redirection, WordPart } from '../shell/parse.ts'
import { concat, literal, unknown, type Value } from '../shell/value.ts'
import type { Content } from './content.ts'
import { scopeOf } from './scope.ts'
import { spanOf, type World } from './world.ts'

type Document = Extract<Redirection, { type: 'HereDoc' | 'HereString' }>

/** The text of a here document or a here-string, as the shell gives it to the command; null where nobody here knows. */
export function documentContent(redirect: Document, world: World): Content | null {
  if (redirect.type === 'HereString') {
    // Commands in it would have to be followed.
    if (!redirect.target || /\$\(|`/.test(redirect.target.text)) return null
    const text = concat(expandValue(redirect.target, scopeOf(world)), literal('\n'))
    return { kind: 'text', text, source: { span: spanOf(world, range(redirect)), isExact: false } }
  }
  const { body, delimiter, closing, operator } = redirect
  const raw = world.script.text.slice(body.pos, body.end)
  // Of a document that never ends, and of one with the line ends of another system, shells make different things.
  if (!closing || !delimiter || raw.includes('\r') || !isReadable(raw, world)) return null
  const stripped = (text: string): string => (operator === '<<-' ? text.replace(/(^|\n)\t+/g, '$1') : text)
  // How tabs at the start of a line that continues another go is not the same in all shells.
  if (operator === '<<-' && !delimiter.quoted && /\\\n\t/.test(raw)) return null
  const text = delimiter.quoted
    ? literal(stripped(raw))
    : expanded(body.parts ?? [whole(body)], stripped, world)
  const isExact = text.length === 1 && text[0] === raw
  return { kind: 'text', text, source: { span: spanOf(world, range(body)), isExact } }
}

/** A script that is no UTF-8 is read byte by byte, and what is written of it would be other bytes. */
function isReadable(raw: string, world: World): boolean {
  return /^[\0-\x7f]*$/.test(raw) || world.project.read(world.script.path)?.encoding === 'utf8'
}

function expanded(parts: readonly WordPart[], stripped: (text: string) => string, world: World): Value {
  return concat(...parts.map((part) => partOf(part, stripped, world)))
}

function partOf(part: WordPart, stripped: (text: string) => string, world: World): Value {
  const raw = world.script.text.slice(part.pos, part.end)
  if (part.type === 'Literal')
    return literal(stripped(raw).replace(/\\([$`\\\n])/g, (_, one) => (one === '\n' ? '' : one)))
  const isVariable = part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion'
  // Quotes in an expansion are read in different ways, and commands run in a shell of their own.
  if (isVariable && !/["'\\]/.test(raw)) return expandParts([part], scopeOf(world))
  return unknown(`${world.script.path}:${part.pos}:${raw}`, raw)
}

function whole(body: { readonly pos: number; readonly end: number; readonly text: string }): WordPart {
  return { type: 'Literal', pos: body.pos, end: body.end, value: body.text, text: body.text }
}

function range({ pos, end }: { readonly pos: number; readonly end: number }): { start: number; end: number } {
  return { start: pos, end }
}
