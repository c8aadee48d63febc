import type { Value } from '../../shell/value.ts'
import type { Range } from '../../source/span.ts'
import { partsOf, type Unknowns } from './marks.ts'
import type { Piece } from './placed.ts'
import { Quotes, type Context } from './quotes.ts'

/** A command of a recipe as the shell gets it, with variables for what nobody knows. */
export interface ShellText {
  readonly pieces: readonly Piece[]
  /** Null when an unknown stands where no variable can. */
  readonly variables: ReadonlyMap<string, Value> | null
  readonly opaque: readonly Range[]
}

export function shellText(pieces: readonly Piece[], unknowns: Unknowns, prefix: string): ShellText {
  const quotes = new Quotes()
  const variables = new Map<string, Value>()
  const opaque: Range[] = []
  let isReadable = true
  const written = pieces.map((piece) => {
    const { text, range, isReference } = piece
    if (isReference && text !== '\n' && !isPartOfWord(text, quotes.context)) opaque.push(range)
    if (!text.includes('\0')) {
      quotes.feed(text)
      return piece
    }
    const parts = partsOf(text).map((part, at) => {
      if (at % 2 === 0) {
        quotes.feed(part)
        return part
      }
      const name = nameFor(prefix, Number(part), unknowns)
      const reference = inContext(name, quotes.context)
      if (reference === null) isReadable = false
      variables.set(name, [unknowns.at(Number(part))])
      quotes.feed('x')
      return reference ?? ''
    })
    return { text: parts.join(''), range }
  })
  return { pieces: written, variables: isReadable ? variables : null, opaque }
}

/** Whether a text put there is only a part of a word, whatever stands around it. */
function isPartOfWord(text: string, context: Context): boolean {
  const known = partsOf(text)
    .filter((_, at) => at % 2 === 0)
    .join('')
  if (context === 'single') return !known.includes("'")
  if (context === 'double') return !/["$`\\]/.test(known)
  return /^[\w@%+:,./=-]*$/.test(known)
}

function inContext(name: string, context: Context): string | null {
  const reference = `\${${name}}`
  if (context === 'single') return `'"${reference}"'`
  return context === 'plain' || context === 'double' || context === 'comment' ? reference : null
}

/** A name that no text of these files holds, readable for who looks at what the shell gets. */
function nameFor(prefix: string, index: number, unknowns: Unknowns): string {
  const label = unknowns.at(index).label.replace(/\W+/g, '_').replace(/^_|_$/g, '').slice(0, 30)
  return `${prefix}${label}_${index}`
}
