import { nodesIn, readPlaced } from '../shell/parse.ts'
import { placesOf, textOf, type PlacedText } from '../shell/placed-text.ts'
import { known, type Value } from '../shell/value.ts'
import type { Range, TextEdit } from '../source/span.ts'
import { substitute } from './substitute.ts'

export interface Expanded {
  readonly pieces: PlacedText
  /** Names that stand for what nobody knows. */
  readonly variables: ReadonlyMap<string, Value>
  /** What stands for more than a part of one word. */
  readonly opaque: readonly Range[]
}

/**
 * Replaces `${{ … }}`, `{{…}}` and the like before a shell sees its text: what is known by its text, the rest by
 * variables.
 *
 * @param pattern global.
 * @param meaning what a match stands for.
 * @returns null where a variable would not be what the text is: after `\` and `$`, in `$'…'`, in a quoted heredoc.
 */
export function expandMacros(
  pieces: PlacedText,
  pattern: RegExp,
  meaning: (match: RegExpMatchArray) => Value,
): Expanded | null {
  const text = textOf(pieces)
  const found = Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: meaning(match),
  }))
  if (found.length === 0) return noMacros(pieces)
  const variables = new Map<string, Value>()
  const places = placesOf(pieces)
  const opaque: Range[] = []
  const drafts = found.map((macro) => {
    const literals = macro.value.filter((one) => typeof one === 'string').join('')
    const range = { start: places.start(macro.start), end: places.end(macro.end) }
    if (!/^[\w./:@%+,=-]*$/.test(literals)) opaque.push(range)
    const name = nameIn(variables, macro.value)
    return { ...macro, name, isWord: !/[\\$]$/.test(text.slice(0, macro.start)) }
  })
  const quoting = quotingOf(text, drafts)
  if (!quoting) return null
  const changes: TextEdit[] = []
  for (const { start, end, value, name, isWord } of drafts) {
    const quotes = name === null ? 'none' : quoting(start)
    if (quotes === null || (!isWord && quotes !== 'single')) return null
    const reference = quotes === 'single' ? `'"\${${name}}"'` : `\${${name}}`
    changes.push({ start, end, text: name === null ? known(value)! : reference })
  }
  return { pieces: substitute(pieces, changes), variables, opaque }
}

/** A text that the shell gets as it is. */
export function noMacros(pieces: PlacedText): Expanded {
  return { pieces, variables: new Map(), opaque: [] }
}

/** A name for what is not known, the same for the same; null for what is. */
function nameIn(variables: Map<string, Value>, value: Value): string | null {
  if (known(value) !== null) return null
  const label = (one: Value) => JSON.stringify(one)
  const same = [...variables].find(([, other]) => label(other) === label(value))
  const name = same?.[0] ?? `_macro_${variables.size}_`
  variables.set(name, value)
  return name
}

interface Draft {
  readonly start: number
  readonly end: number
  readonly value: Value
  readonly name: string | null
}

type Quotes = 'single' | 'none'

/** In which quotes of the shell each name stands: the text is read once with words in the places of the variables. */
function quotingOf(text: string, drafts: readonly Draft[]): ((start: number) => Quotes | null) | null {
  let draft = ''
  let from = 0
  const offsets = new Map<number, number>()
  for (const { start, end, name, value } of drafts) {
    draft += text.slice(from, start)
    offsets.set(start, draft.length)
    draft += name ?? known(value)!
    from = end
  }
  draft += text.slice(from)
  const reading = readPlaced([{ text: draft, range: { start: 0, end: draft.length } }])
  if (!reading.ok) return null
  const single: Range[] = []
  const never: Range[] = []
  let isPlaced = true
  for (const node of nodesIn([reading.tree])) {
    // An escaped `…` counts its offsets in a text of its own.
    isPlaced &&= node.type !== 'Script' || node.source === undefined
    const range = { start: node.pos, end: node.end }
    if (node.type === 'SingleQuoted') single.push(range)
    if (node.type === 'AnsiCQuoted') never.push(range)
    if (node.type === 'HereDoc' && node.delimiter?.quoted) {
      never.push({ start: node.body.pos, end: node.body.end })
    }
  }
  if (!isPlaced) return null
  return (start) => {
    const at = offsets.get(start)!
    const holds = (range: Range) => range.start <= at && at < range.end
    return never.some(holds) ? null : single.some(holds) ? 'single' : 'none'
  }
}
