import { lex, LexError, type Lookup } from '../dockerfile/lex.ts'
import { applyEdits } from '../source/edit.ts'
import type { TextEdit } from '../source/span.ts'

/**
 * What must change in a word that is expanded for it to mean with one escape character what it means with another.
 *
 * @returns null when no change of single characters keeps the meaning, or the word has none.
 */
export function convertWord(text: string, from: string, to: string): readonly TextEdit[] | null {
  if (!text.includes(from) && !text.includes(to)) return []
  const scan: Scan = { text, from, to, at: 0, edits: [] }
  return outside(scan, null, false) && meansTheSame(text, from, applyEdits(text, scan.edits), to)
    ? scan.edits
    : null
}

/** Whether two words are expanded to the same, whatever the values of the names in them. */
export function meansTheSame(one: string, escape: string, other: string, otherEscape: string): boolean {
  return LOOKUPS.every(
    ({ lookup, skipUnset }) =>
      outcome(one, lookup, skipUnset, escape) === outcome(other, lookup, skipUnset, otherEscape),
  )
}

/** With `skipUnset`, all the alternatives show; but an escaped `$` shows as one that is not only with values. */
const LOOKUPS: readonly { readonly lookup: Lookup; readonly skipUnset: boolean }[] = [
  { lookup: () => undefined, skipUnset: true },
  { lookup: () => undefined, skipUnset: false },
  { lookup: () => '', skipUnset: false },
  { lookup: (name) => `\0${name}\0`, skipUnset: false },
  // A value in a pattern may hold the characters themselves.
  { lookup: () => '\\', skipUnset: false },
  { lookup: () => '`', skipUnset: false },
]

function outcome(text: string, lookup: Lookup, skipUnset: boolean, escape: string): string {
  try {
    const { text: whole, words, names } = lex(text, lookup, { escape, skipUnset })
    return JSON.stringify([whole, words, [...names]])
  } catch (error) {
    if (!(error instanceof LexError)) throw error
    return error.message
  }
}

interface Scan {
  readonly text: string
  readonly from: string
  readonly to: string
  at: number
  /** Each of one character. */
  readonly edits: TextEdit[]
}

/**
 * Up to a character that ends it, or to the end. In a pattern (`raw`) the escape character is handed on to the
 * pattern, where a backslash has a meaning of its own: nothing changes there, and the comparison decides.
 *
 * @returns whether the end was found.
 */
function outside(scan: Scan, stop: string | null, raw: boolean): boolean {
  for (let char = scan.text[scan.at]; char !== undefined; char = scan.text[scan.at]) {
    if (char === "'") {
      scan.at = scan.text.indexOf("'", scan.at + 1)
      if (scan.at === -1) return false
    } else if (char === '"') {
      if (!insideDouble(scan, raw)) return false
    } else if (char === '$') {
      if (!expansion(scan)) return false
      continue
    } else if (char === scan.from) escaped(scan, raw)
    else if (char === scan.to) replace(scan, scan.to + scan.to, raw)
    scan.at += 1
    if (char === stop) return true
  }
  return stop === null
}

/** From one double quote to the other; an escape character that escapes nothing is itself there. */
function insideDouble(scan: Scan, raw: boolean): boolean {
  scan.at += 1
  for (let char = scan.text[scan.at]; char !== undefined; char = scan.text[scan.at]) {
    if (char === '"') return true
    if (char === '$') {
      if (!expansion(scan)) return false
      continue
    }
    const next = scan.text[scan.at + 1]
    if (char === scan.from && (next === '"' || next === '$' || next === scan.from)) escaped(scan, raw)
    else if (char === scan.to) replace(scan, scan.to + scan.to, raw)
    scan.at += 1
  }
  return false
}

/** An escape character and what it escapes. One with nothing after it falls away. */
function escaped(scan: Scan, raw: boolean): void {
  const next = scan.text[scan.at + 1]
  const isNeeded = next === undefined ? scan.text.length === 1 : next !== scan.from
  replace(scan, isNeeded ? scan.to : '', raw)
  scan.at += 1
}

function expansion(scan: Scan): boolean {
  scan.at += 1
  const isOpen = scan.text[scan.at] === '{'
  if (isOpen) scan.at += 1
  NAME.lastIndex = scan.at
  scan.at += NAME.exec(scan.text)![0].length
  return !isOpen || afterName(scan)
}

const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]*/uy

function afterName(scan: Scan): boolean {
  const operator = /^(?:\}|:?[-+?]|[#%]|\/\/?)/.exec(scan.text.slice(scan.at, scan.at + 2))?.[0]
  if (operator === undefined) return false
  scan.at += operator.length
  if (operator === '}') return true
  if (operator.startsWith('/')) return outside(scan, '/', true) && outside(scan, '}', true)
  return outside(scan, '}', operator === '#' || operator === '%')
}

function replace(scan: Scan, text: string, raw: boolean): void {
  if (!raw) scan.edits.push({ start: scan.at, end: scan.at + 1, text })
}
