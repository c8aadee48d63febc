import { isSpace } from './blanks.ts'
import { type Joined, rangeOf } from './joined.ts'
import type { Flag } from './types.ts'

/** The flags of an instruction, and where in the joined line what follows them starts. */
export interface Flags {
  readonly flags: readonly Flag[]
  readonly next: number
}

/**
 * Reads flags as BuildKit's `extractBuilderFlags` does: words that start with `--`, in which quotes and escapes
 * are taken away, up to the first word that does not or that is `--` itself. Names are not judged.
 */
export function readFlags(joined: Joined, from: number, to: number, escape: string): Flags {
  const flags: Flag[] = []
  let at = from
  for (;;) {
    while (at < to && isSpace(joined.text[at])) at += 1
    if (at >= to || !joined.text.startsWith('--', at) || at + 1 >= to) return { flags, next: at }
    const word = flagWord(joined.text, at, to, escape)
    if (word.text === '--') return { flags, next: word.end }
    flags.push(toFlag(joined, word))
    at = word.end
  }
}

interface FlagWord {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Where each character of the text stands in the joined line. */
  readonly places: readonly number[]
}

function flagWord(line: string, start: number, to: number, escape: string): FlagWord {
  let text = ''
  let quote: string | null = null
  const places: number[] = []
  let at = start
  for (; at < to; at += 1) {
    let char = line[at]!
    if (quote === null && isSpace(char)) break
    if (quote === null && (char === "'" || char === '"')) {
      quote = char
      continue
    }
    if (char === quote) {
      quote = null
      continue
    }
    if (char === escape) {
      if (at + 1 === to) continue
      at += 1
      char = line[at]!
    }
    text += char
    places.push(at)
  }
  return { start, end: at, text, places }
}

function toFlag(joined: Joined, { start, end, text, places }: FlagWord): Flag {
  const range = rangeOf(joined, start, end)
  const cut = text.indexOf('=')
  if (cut === -1) return { ...range, name: text.slice(2), value: null, valueRange: null, valueOffsets: [] }
  const from = places[cut]! + 1
  return {
    ...range,
    name: text.slice(2, cut),
    value: text.slice(cut + 1),
    valueRange: from < end ? rangeOf(joined, from, end) : { start: range.end, end: range.end },
    valueOffsets: places.slice(cut + 1).map((place) => rangeOf(joined, place).start),
  }
}
