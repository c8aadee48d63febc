import type { Range } from '../../source/span.ts'
import { cutPiece, type Piece } from './placed.ts'

/** What one shell of a recipe gets. */
export interface RecipeCommand {
  readonly pieces: readonly Piece[]
  /** With its prefixes. */
  readonly range: Range
  readonly isFailureIgnored: boolean
}

/** Cuts an expanded line of a recipe into what make gives to shells, one for each line. */
export function commandsIn(pieces: readonly Piece[]): RecipeCommand[] {
  return linesOf(pieces).flatMap((line) => commandOf(line) ?? [])
}

/** All lines of a recipe for one shell. */
export function joinedCommand(lines: readonly (readonly Piece[])[]): RecipeCommand | null {
  const commands = lines.flatMap((line) => commandOf(line) ?? [])
  const [first] = commands
  if (!first) return null
  const pieces = commands.flatMap((command, at) => {
    const next = commands[at + 1]
    if (!next) return command.pieces
    const start = command.range.end
    return [
      ...command.pieces,
      { text: '\n', range: { start, end: Math.max(start, next.pieces[0]!.range.start) }, isReference: true },
    ]
  })
  return { ...first, pieces, range: { start: first.range.start, end: commands.at(-1)!.range.end } }
}

function commandOf(line: readonly Piece[]): RecipeCommand | null {
  const { rest, prefix, start } = withoutPrefix(line)
  const [first] = rest
  if (first === undefined || rest.every(({ text }) => text.trim() === '')) return null
  const range = { start: start ?? first.range.start, end: Math.max(...rest.map((one) => one.range.end)) }
  return { pieces: rest, range, isFailureIgnored: prefix.includes('-') }
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  let backslashes = 0
  for (const piece of pieces) {
    let from = 0
    for (let at = 0; at < piece.text.length; at += 1) {
      const char = piece.text[at]
      if (char === '\n' && backslashes % 2 === 0) {
        if (at > from) lines.at(-1)!.push(cutPiece(piece, from, at))
        lines.push([])
        from = at + 1
      }
      backslashes = char === '\\' ? backslashes + 1 : 0
    }
    if (from < piece.text.length)
      lines.at(-1)!.push(from === 0 ? piece : cutPiece(piece, from, piece.text.length))
  }
  return lines
}

/** `@`, `-` and `+` before a command, with blanks among them. */
function withoutPrefix(pieces: readonly Piece[]): {
  readonly rest: Piece[]
  readonly prefix: string
  /** Where the first of them stands. */
  readonly start: number | null
} {
  let prefix = ''
  let start: number | null = null
  for (const [at, piece] of pieces.entries()) {
    const found = /^[ \t@+-]*/.exec(piece.text)![0]
    const blanks = /^[ \t]*/.exec(piece.text)![0].length
    prefix += found
    if (start === null && found.length > blanks) start = cutPiece(piece, blanks, found.length).range.start
    if (found.length === piece.text.length) continue
    const rest = found === '' ? piece : cutPiece(piece, found.length, piece.text.length)
    return { rest: [rest, ...pieces.slice(at + 1)], prefix, start }
  }
  return { rest: [], prefix, start }
}
