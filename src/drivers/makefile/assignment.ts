import type { Placed } from './placed.ts'
import { closing } from './reference.ts'

/** `NAME = value` and its like. */
export interface Assignment {
  /** Not expanded. */
  readonly name: string
  readonly operator: Operator
  /** Where the value starts in the line. */
  readonly value: number
  readonly modifiers: ReadonlySet<string>
}

export type Operator = '=' | ':=' | '?=' | '+=' | '!='

const operatorForm = /\s*(=|:{1,3}=|[?+!]=)\s*/y
const modifierForm = /^\s*(export|override|private|define|undefine|unexport)(?=\s)/

/** The words that may stand before a variable's name, and where they end. */
export function modifiersOf(text: string): { readonly modifiers: ReadonlySet<string>; readonly end: number } {
  const modifiers = new Set<string>()
  let end = 0
  for (let found = modifierForm.exec(text); found; found = modifierForm.exec(text.slice(end))) {
    // `export = x` sets a variable of that name.
    if (/^\s*(?:::?:?|[+?!])?=/.test(text.slice(end + found[0].length))) break
    modifiers.add(found[1]!)
    end += found[0].length
  }
  return { modifiers, end }
}

/** Reads a line as an assignment; null when it is none. */
export function assignmentOf(line: Placed, from = 0): Assignment | null {
  const { modifiers, end } = modifiersOf(line.text.slice(from))
  const { text } = line
  let at = from + end + /^\s*/.exec(text.slice(from + end))![0].length
  const start = at
  while (at < text.length) {
    const char = text[at]!
    if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      const close = closing(text, at + 1)
      if (close === -1) return null
      at = close + 1
      continue
    }
    operatorForm.lastIndex = at
    const operator = operatorForm.exec(text)
    if (operator) {
      const name = text.slice(start, at)
      const kind = operator[1]!.replace(/^:+/, ':') as Operator
      return { name, operator: kind, value: operatorForm.lastIndex, modifiers }
    }
    if (char === ':' || /\s/.test(char)) return null
    at += 1
  }
  return null
}
