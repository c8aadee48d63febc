import { textOf, type PlacedText } from '../../shell/placed-text.ts'
import { noMacros, type Expanded } from '../macros.ts'
import { substitute } from '../substitute.ts'

/**
 * `$${X}` is `${X}` for the shell. A `${X}` is replaced before, by what the shell has in `$X` too; with operators, it is
 * nothing that a shell does.
 */
export function dollars(pieces: PlacedText): Expanded | null {
  const text = textOf(pieces)
  if (/(?<!\$)\$\{(?!\w+\})/.test(text)) return null
  const changes = Array.from(text.matchAll(/\$\$/g), ({ index }) => ({
    start: index,
    end: index + 2,
    text: '$',
  }))
  return noMacros(substitute(pieces, changes))
}
