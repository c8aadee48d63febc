import { placesOf, textOf, type PlacedPiece, type Places } from '../../shell/placed-text.ts'
import type { Range, Span } from '../../source/span.ts'
import { expandReference } from './expand.ts'
import { referenceAt } from './reference.ts'
import type { Scope } from './session.ts'
import type { Source } from './source.ts'

export interface Piece extends PlacedPiece {
  /** What a reference gives: only both ends have a place, however long it is. */
  readonly isReference?: boolean
}

/** A text of a Makefile of which every character has a place in the file. */
export class Placed {
  readonly text: string
  readonly source: Source
  readonly pieces: readonly Piece[]
  readonly #offsets: readonly number[]
  readonly #places: Places

  constructor(pieces: readonly Piece[], source: Source) {
    this.text = textOf(pieces)
    this.source = source
    this.pieces = pieces
    let length = 0
    this.#offsets = pieces.map(({ text }) => (length += text.length) - text.length)
    this.#places = placesOf(pieces)
  }

  range(start: number, end: number): Range {
    if (this.source.place) return this.source.place
    const first = this.#places.start(start)
    return { start: first, end: Math.max(first, this.#places.end(end)) }
  }

  /** All of it but the blanks before it. */
  span(): Span {
    const blanks = /^[ \t]*/.exec(this.text)![0].length
    return { path: this.source.path, ...this.range(blanks, this.text.length) }
  }

  /** A part of it. */
  cut(start: number, end: number): Placed {
    return new Placed(this.#verbatim(start, end), this.source)
  }

  /** The text with its references replaced; what a reference gives has the place of the reference. */
  expanded(scope: Omit<Scope, 'at'>): Piece[] {
    const pieces: Piece[] = []
    const { text } = this
    let at = 0
    for (let dollar = text.indexOf('$'); dollar !== -1; dollar = text.indexOf('$', at)) {
      const { end, body } = referenceAt(text, dollar)
      const range = this.range(dollar, end)
      const flat = text.slice(dollar, end).replace(/[ \t]*\\\n[ \t]*/g, ' ')
      pieces.push(...this.#verbatim(at, dollar))
      const value = expandReference(referenceAt(flat, 0), flat, {
        ...scope,
        at: { path: this.source.path, ...range },
      })
      pieces.push({ text: value, range, isReference: body !== null })
      at = end
    }
    return [...pieces, ...this.#verbatim(at, text.length)]
  }

  /** The pieces between two offsets, cut to them. */
  #verbatim(start: number, end: number): Piece[] {
    const found: Piece[] = []
    for (let at = this.#firstAt(start); at < this.pieces.length && this.#offsets[at]! < end; at += 1) {
      const { text, range, isReference = false } = this.pieces[at]!
      const from = Math.max(start - this.#offsets[at]!, 0)
      const to = Math.min(end - this.#offsets[at]!, text.length)
      if (from < to) found.push(cutPiece({ text, range: this.source.place ?? range, isReference }, from, to))
    }
    return found
  }

  #firstAt(offset: number): number {
    let [low, high] = [0, this.#offsets.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#offsets[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** A part of a piece: of one that stands there as it is, with its own place. */
export function cutPiece({ text, range, isReference = false }: Piece, from: number, to: number): Piece {
  const isVerbatim = !isReference && text.length === range.end - range.start
  return {
    text: text.slice(from, to),
    range: isVerbatim ? { start: range.start + from, end: range.start + to } : range,
    isReference,
  }
}
