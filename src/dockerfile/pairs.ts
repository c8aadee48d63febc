import type { Instruction, Range, Word } from './types.ts'

/** One `NAME=value` of an ENV, ARG or LABEL. */
export interface Pair {
  readonly name: string
  readonly nameRange: Range
  /** As written, quotes and expansions included; null for an `ARG NAME` without a default. */
  readonly value: Word | null
  /** `ENV NAME value`: the value is all of the rest of the line. */
  readonly legacy: boolean
}

/** @returns the pairs of an ENV, ARG or LABEL in order; none for any other instruction. */
export function readPairs({ keyword, words }: Instruction): readonly Pair[] {
  if (keyword !== 'ENV' && keyword !== 'ARG' && keyword !== 'LABEL') return []
  const [name, value] = words
  if (keyword !== 'ARG' && name !== undefined && value !== undefined && !name.text.includes('=')) {
    return [{ name: name.text, nameRange: { start: name.start, end: name.end }, value, legacy: true }]
  }
  return words.map(toPair)
}

function toPair({ text, start, end }: Word): Pair {
  const cut = text.indexOf('=')
  if (cut === -1) return { name: text, nameRange: { start, end }, value: null, legacy: false }
  // Counted from the start: nobody breaks a line inside a name.
  return {
    name: text.slice(0, cut),
    nameRange: { start, end: start + cut },
    value: { text: text.slice(cut + 1), start: start + cut + 1, end },
    legacy: false,
  }
}
