import type { PlacedPiece, PlacedText } from '../shell/placed-text.ts'
import { unescape } from './escapes.ts'
import type { Scalar } from './node.ts'

/** The text of a plain scalar or one in quotes: what stands there as it is, escapes, and line ends that are blanks. */
export function placeQuoted(source: string, scalar: Scalar): PlacedText | null {
  const quote = scalar.style === 'plain' ? 0 : 1
  const end = scalar.range.end - quote
  const special = specials[scalar.style as keyof typeof specials]
  const pieces: PlacedPiece[] = []
  let at = scalar.range.start + quote
  while (at < end) {
    special.lastIndex = at
    const found = special.exec(source)
    const stop = found && found.index < end ? found.index : end
    if (stop > at) pieces.push({ text: source.slice(at, stop), range: { start: at, end: stop } })
    if (stop === end || !found) break
    at = stop + found[0].length
    const text = meaning(found[0])
    if (text === null) return null
    pieces.push({ text, range: { start: stop, end: at } })
  }
  return pieces
}

const lineEnd = String.raw`[ \t]*\r?\n\s*`

const specials = {
  plain: new RegExp(lineEnd, 'g'),
  single: new RegExp(`''|${lineEnd}`, 'g'),
  double: new RegExp(String.raw`\\(?:\r?\n[ \t]*|x..|u....|U........|[^])|${lineEnd}`, 'g'),
}

function meaning(special: string): string | null {
  if (special === "''") return "'"
  if (special.startsWith('\\')) return unescape(special)
  const blankLines = special.split('\n').length - 2
  return blankLines === 0 ? ' ' : '\n'.repeat(blankLines)
}
