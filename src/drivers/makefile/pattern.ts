/** A pattern with one `%`, as in rules and in `patsubst`. */
export interface Pattern {
  readonly head: string
  /** Null when there is no `%`: then only the same text matches. */
  readonly tail: string | null
}

export function readPattern(text: string): Pattern {
  let head = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '%') return { head, tail: text.slice(at + 1).replaceAll('\\%', '%') }
    if (text[at] === '\\' && text[at + 1] === '%') at += 1
    head += text[at]
  }
  return { head, tail: null }
}

/** What stands for the `%`; null when the word does not match. */
export function stemOf({ head, tail }: Pattern, word: string): string | null {
  if (tail === null) return word === head ? '' : null
  if (word.length < head.length + tail.length || !word.startsWith(head) || !word.endsWith(tail)) return null
  return word.slice(head.length, word.length - tail.length)
}

function withStem({ head, tail }: Pattern, stem: string): string {
  return tail === null ? head : head + stem + tail
}

/** One word of `patsubst`. */
export function substitute(from: Pattern, to: Pattern, word: string): string {
  const stem = stemOf(from, word)
  if (stem === null) return word
  return from.tail === null ? to.head + (to.tail === null ? '' : `%${to.tail}`) : withStem(to, stem)
}
