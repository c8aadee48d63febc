import { readPlaced, type Statement } from '../shell/parse.ts'
import type { PlacedText } from '../shell/placed-text.ts'
import type { Range } from '../source/span.ts'

/**
 * A text of the shell as one statement that is a shell of its own.
 *
 * @param range what goes when all of it goes.
 * @returns null when nobody can read it.
 */
export function shellStatement(pieces: PlacedText, range: Range): Statement | null {
  const reading = readPlaced(pieces)
  if (!reading.ok) return null
  const at = { pos: range.start, end: range.end }
  return {
    type: 'Statement',
    ...at,
    background: undefined,
    command: {
      type: 'Subshell',
      ...at,
      body: { type: 'CompoundList', ...at, commands: reading.tree.commands },
    },
  }
}
