import type { PlacedPiece, PlacedText } from '../../shell/placed-text.ts'
import { concat, literal, unknown, type Value } from '../../shell/value.ts'
import { expandMacros, type Expanded } from '../macros.ts'
import type { Token } from './lex.ts'

/** What a string of Groovy says to a shell; null where it cannot be followed. */
export function shellText(
  source: string,
  token: Token,
  variables: ReadonlyMap<string, Value>,
): Expanded | null {
  const pieces = piecesOf(source, token)
  return (
    pieces &&
    expandMacros(pieces.text, sentinel, ([, index]) => meaning(pieces.inside[Number(index)]!, variables))
  )
}

/** What a string says where no shell reads it. */
export function stringValue(
  source: string,
  token: Token,
  variables: ReadonlyMap<string, Value>,
): Value | null {
  const pieces = piecesOf(source, token)
  if (!pieces) return null
  const whole = pieces.text.map(({ text }) => text).join('')
  const parts = whole.split(sentinel)
  return concat(
    ...parts.map((part, at) =>
      at % 2 === 0 ? literal(part) : meaning(pieces.inside[Number(part)]!, variables),
    ),
  )
}

/** A text as the string around an offset writes it. */
export function writeString(token: Token, text: string): string {
  const quote = token.text[0]!
  const isLong = token.text.startsWith(quote.repeat(3))
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
  const plain = quote === '"' ? escaped.replaceAll('$', '\\$') : escaped
  return isLong ? plain : plain.replaceAll('\n', '\\n')
}

// What stands for an expression until the shell's quotes around it are known.
const sentinel = /\u{E000}(\d+)\u{E001}/gu

function piecesOf(source: string, token: Token): { text: PlacedText; inside: readonly string[] } | null {
  const quotes = /^(?:'''|"""|'|")/.exec(token.text)![0].length
  const isDouble = token.text.startsWith('"')
  const text: PlacedPiece[] = []
  const inside: string[] = []
  const end = token.end - quotes
  for (let at = token.start + quotes; at < end;) {
    special.lastIndex = at
    const found = special.exec(source)!
    const [whole, plain, escape, braced, bare] = found
    const isPlain = plain !== undefined || (!isDouble && escape === undefined)
    const stop = Math.min(at + (isPlain && plain === undefined ? 1 : whole.length), end)
    const range = { start: at, end: stop }
    if (isPlain) text.push({ text: source.slice(at, stop), range })
    else if (escape !== undefined) {
      const meant = escapes[escape]
      if (meant === undefined) return null
      text.push({ text: meant, range })
    } else {
      const expression = braced ?? bare
      if (expression === undefined) return null
      text.push({ text: `\u{E000}${inside.length}\u{E001}`, range })
      inside.push(expression.trim())
    }
    at = stop
  }
  return { text, inside }
}

const special = /([^\\$]+)|\\(\r?\n|[^])|\$\{([^{}]*)\}|\$([A-Za-z_][\w.]*)|\$/y

const escapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\r\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  $: '$',
  n: '\n',
  t: '\t',
  r: '\r',
}

/** `env.X` and what the file sets for its shells; anything else is a variable of the program. */
function meaning(expression: string, variables: ReadonlyMap<string, Value>): Value {
  const name = expression.replace(/^env\./, '')
  const value = variables.get(name)
  if (value) return value
  return expression.startsWith('env.')
    ? unknown(`$${name}`, `\${${expression}}`)
    : unknown(`\${${expression}}`)
}
