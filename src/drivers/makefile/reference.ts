import { Stop } from './stop.ts'

/** `$(NAME)`, `${NAME}`, `$X` or `$$` in a text of make. */
export interface Reference {
  readonly start: number
  readonly end: number
  /** What stands between the parentheses; null for `$$`. */
  readonly body: string | null
  readonly open: '(' | '{' | ''
}

/** The reference that a `$` begins. */
export function referenceAt(text: string, dollar: number): Reference {
  const open = text[dollar + 1]
  if (open === undefined) return { start: dollar, end: dollar + 1, body: '', open: '' }
  if (open === '$') return { start: dollar, end: dollar + 2, body: null, open: '' }
  if (open !== '(' && open !== '{') return { start: dollar, end: dollar + 2, body: open.trim(), open: '' }
  const end = closing(text, dollar + 1)
  if (end === -1) throw new Stop('unterminated variable reference')
  return { start: dollar, end: end + 1, body: text.slice(dollar + 2, end), open }
}

/** Where the parenthesis closes that opens here; only those of its kind count. */
export function closing(text: string, at: number): number {
  const open = text[at]!
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let here = at; here < text.length; here += 1) {
    if (text[here] === open) depth += 1
    else if (text[here] === close) {
      depth -= 1
      if (depth === 0) return here
    }
  }
  return -1
}

/** Where one of some characters first stands outside of references; -1 when it does not. */
export function findOutside(text: string, wanted: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!
    if (wanted.includes(char)) return at
    if (char !== '$') continue
    const open = text[at + 1]
    if (open !== '(' && open !== '{') {
      if (open === '$') at += 1
      continue
    }
    const end = closing(text, at + 1)
    if (end === -1) return -1
    at = end
  }
  return -1
}

/** The arguments of a function, not expanded; the last one takes what is left. */
export function splitArguments(text: string, open: string, most: number): string[] {
  const close = open === '(' ? ')' : '}'
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length && parts.length + 1 < most; at += 1) {
    const char = text[at]
    if (char === open) depth += 1
    else if (char === close) depth -= 1
    else if (char === ',' && depth <= 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}
