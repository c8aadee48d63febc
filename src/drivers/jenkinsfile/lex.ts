import type { Range } from '../../source/span.ts'

export interface Token extends Range {
  readonly type: 'word' | 'string' | 'mark' | 'line'
  readonly text: string
}

/** Words, strings, marks and line ends of Groovy; null where a string or a comment has no end. */
export function lex(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    form.lastIndex = at
    const found = form.exec(text)
    if (!found) return null
    const [whole] = found
    const type = found[1] ? 'string' : found[2] ? 'word' : found[3] ? 'line' : 'mark'
    const isBlank = found[4] !== undefined
    if (!isBlank) tokens.push({ type, text: whole, start: at, end: at + whole.length })
    at += whole.length
  }
  return tokens
}

const strings = [
  String.raw`'''(?:\\[^]|[^\\])*?'''`,
  String.raw`"""(?:\\[^]|[^\\])*?"""`,
  String.raw`'(?!'')(?:\\[^]|[^'\\\n])*'`,
  String.raw`"(?!"")(?:\\[^]|[^"\\\n])*"`,
].join('|')

const form = new RegExp(
  String.raw`(${strings})|([\w.$@]+)|(\r?\n|;)|([ \t\f]+|//[^\n]*|/\*[^]*?\*/|^#!.*)|(?!/\*)[^\s'"]`,
  'y',
)
