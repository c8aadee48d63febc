import { Unmodelled } from '../failure.ts'
import type { Part, Word } from './syntax.ts'

export type Token =
  | {
      readonly kind: 'word'
      readonly word: Word
      /** An operator stands right after it: `2>`. */ readonly glued: boolean
    }
  | { readonly kind: 'operator'; readonly text: string }

const operators = ['&&', '||', ';;', '>>', '>&', '<<', '\n', ';', '|', '>', '<', '(', ')', '&']

export function tokens(text: string): Token[] {
  const out: Token[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at, at + 2)
    if (rest === '\\\n') at += 2
    else if (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++
    else if (text[at] === '#') at = lineEnd(text, at)
    else {
      const operator = operators.find((each) => text.startsWith(each, at))
      if (operator === '<<' || operator === ';;') throw new Unmodelled(`shell: ${operator}`)
      if (operator) {
        out.push({ kind: 'operator', text: operator })
        at += operator.length
      } else {
        const [word, end] = readWord(text, at)
        out.push({ kind: 'word', word, glued: text[end] === '>' || text[end] === '<' })
        at = end
      }
    }
  }
  return out
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function readWord(text: string, start: number): [Word, number] {
  const parts: Part[] = []
  let at = start
  while (at < text.length && !' \t\r\n;|&<>()'.includes(text[at]!)) {
    const char = text[at]!
    if (text.startsWith('\\\n', at)) at += 2
    else if (char === "'") {
      const end = text.indexOf("'", at + 1)
      parts.push({ kind: 'text', text: text.slice(at + 1, end), quoted: true })
      at = end + 1
    } else if (char === '"') at = readQuoted(text, at + 1, parts)
    else if (char === '\\') {
      parts.push({ kind: 'text', text: text[at + 1] ?? '', quoted: true })
      at += 2
    } else if (char === '$' || char === '`') at = readDollar(text, at, parts, false)
    else {
      parts.push({ kind: 'text', text: char, quoted: false })
      at++
    }
  }
  return [parts, at]
}

function readQuoted(text: string, start: number, parts: Part[]): number {
  parts.push({ kind: 'text', text: '', quoted: true })
  let at = start
  while (at < text.length && text[at] !== '"') {
    const char = text[at]!
    if (char === '$' || char === '`') at = readDollar(text, at, parts, true)
    else {
      const escapes = char === '\\' && '$`"\\\n'.includes(text[at + 1] ?? '')
      const said = escapes ? text[at + 1]! : char
      parts.push({ kind: 'text', text: escapes && said === '\n' ? '' : said, quoted: true })
      at += escapes ? 2 : 1
    }
  }
  return at + 1
}

function readDollar(text: string, at: number, parts: Part[], quoted: boolean): number {
  if (text[at] === '`') {
    const end = text.indexOf('`', at + 1)
    parts.push({ kind: 'command', text: text.slice(at + 1, end), quoted })
    return end + 1
  }
  if (text.startsWith('$((', at)) throw new Unmodelled('shell: arithmetic')
  if (text.startsWith('$(', at)) {
    const end = closing(text, at + 2)
    parts.push({ kind: 'command', text: text.slice(at + 2, end), quoted })
    return end + 1
  }
  const match = /^\$(?:([A-Za-z_]\w*|[0-9@*#?$!-])|\{([A-Za-z_]\w*|[0-9@*#])(?::?-([^}]*))?\})/.exec(
    text.slice(at),
  )
  if (!match) {
    if (text[at + 1] === '{') throw new Unmodelled(`shell: ${text.slice(at, at + 20)}`)
    parts.push({ kind: 'text', text: '$', quoted })
    return at + 1
  }
  parts.push({ kind: 'variable', name: (match[1] ?? match[2])!, fallback: match[3] ?? null, quoted })
  return at + match[0].length
}

function closing(text: string, start: number): number {
  let depth = 1
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === "'") at = text.indexOf("'", at + 1)
    else if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return at
  }
  throw new Unmodelled('shell: $( without its end')
}
