import { isBlank, isSpace } from './blanks.ts'
import { type Joined, rangeOf } from './joined.ts'
import type { Word } from './types.ts'

/** Words between blanks, quotes meaning nothing: `parseStringsWhitespaceDelimited`. */
export function blankWords(joined: Joined, from: number, to: number): readonly Word[] {
  const words: Word[] = []
  let at = from
  while (at < to) {
    while (at < to && isBlank(joined.text[at])) at += 1
    const start = at
    while (at < to && !isBlank(joined.text[at])) at += 1
    if (at > start) words.push(wordOf(joined, start, at))
  }
  return words
}

/**
 * Words between spaces that are not quoted or escaped, quotes and escapes kept as written: `parseWords`, by which
 * ENV, ARG and LABEL are read. An escape character that ends the line falls away.
 */
export function quotedWords(joined: Joined, from: number, to: number, escape: string): readonly Word[] {
  const words: Word[] = []
  let at = from
  while (at < to) {
    while (at < to && isSpace(joined.text[at])) at += 1
    const start = at
    const stop = quotedWordEnd(joined.text, at, to, escape)
    at = Math.min(stop, to)
    const text = joined.text.slice(start, stop > to ? to - 1 : stop)
    if (text !== '') words.push({ ...rangeOf(joined, start, at), text })
  }
  return words
}

/** `KEY the rest`, the old form of ENV and LABEL: two words, the second of all that follows the blanks. */
export function legacyPair(joined: Joined, from: number, to: number): readonly [Word, Word] | null {
  let end = from
  while (end < to && !isBlank(joined.text[end])) end += 1
  let rest = end
  while (rest < to && isBlank(joined.text[rest])) rest += 1
  return rest === to ? null : [wordOf(joined, from, end), wordOf(joined, rest, to)]
}

export function wordOf(joined: Joined, from: number, to: number): Word {
  return { ...rangeOf(joined, from, to), text: joined.text.slice(from, to) }
}

/** @returns one past `to` when the line ends with an escape character that has nothing to escape. */
function quotedWordEnd(text: string, start: number, to: number, escape: string): number {
  let quote: string | null = null
  let at = start
  for (; at < to; at += 1) {
    const char = text[at]!
    if (quote === null && isSpace(char)) return at
    if (char === escape && quote !== "'") at += 1
    else if (char === quote) quote = null
    else if (quote === null && (char === "'" || char === '"')) quote = char
  }
  return at
}
