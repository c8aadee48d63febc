import type { Range } from '../source/span.ts'

/** A part of a shell text, and what it stands for in the file around it. */
export interface PlacedPiece {
  /** As the shell gets it. */
  readonly text: string
  /** Where it comes from. */
  readonly range: Range
}

/**
 * A text of the shell that a file holds in another form: with variables of `make`, indented in YAML, with the
 * escapes of JSON. A piece as long as its range stands there as it is; of any other only both ends have a place.
 */
export type PlacedText = readonly PlacedPiece[]

export interface Places {
  /** Where in the file something starts that starts here in the shell's text. */
  start(at: number): number
  /** Where in the file something ends that ends here in the shell's text. */
  end(at: number): number
}

export function textOf(pieces: PlacedText): string {
  return pieces.map(({ text }) => text).join('')
}

export function placesOf(pieces: PlacedText): Places {
  const offsets: number[] = []
  let length = 0
  for (const { text } of pieces) {
    offsets.push(length)
    length += text.length
  }
  /** The last piece that starts at or before an offset; pieces without text hold nothing. */
  const pieceAt = (at: number): number => {
    let [low, high] = [0, offsets.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (offsets[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  const within = (at: number, piece: number, end: boolean): number => {
    const { text, range } = pieces[piece]!
    const isVerbatim = text.length === range.end - range.start
    return isVerbatim ? range.start + (at - offsets[piece]!) : end ? range.end : range.start
  }
  return {
    start(at) {
      return at >= length ? (pieces.at(-1)?.range.end ?? 0) : within(at, pieceAt(at), false)
    },
    end(at) {
      return at <= 0 ? (pieces[0]?.range.start ?? 0) : within(at, pieceAt(at - 1), true)
    },
  }
}
