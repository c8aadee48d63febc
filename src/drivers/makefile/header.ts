import { glob } from './functions/files.ts'
import { hasKnownWords, type Text } from './marks.ts'
import { Placed } from './placed.ts'
import { findOutside } from './reference.ts'
import type { HeaderWord } from './rule.ts'
import type { Scope, Session } from './session.ts'

/** A rule's first line, cut at its colon. */
export interface Header {
  readonly targets: HeaderWord[]
  readonly isDoubleColon: boolean
  readonly isGrouped: boolean
  /** What follows the colon, not expanded. */
  readonly rest: Placed
}

/** Null for a line that is empty when it is expanded; its text where it has no colon. */
export function readHeader(line: Placed, scope: Scope): Header | Text | null {
  const colon = findColon(line.text)
  if (colon !== -1) return cutAt(line, colon, scope)
  const expanded = new Placed(line.expanded(scope), line.source)
  if (expanded.text.trim() === '') return null
  const later = expanded.text.includes('$') ? -1 : findColon(expanded.text)
  return later === -1 ? expanded.text : cutAt(expanded, later, scope)
}

function cutAt(line: Placed, colon: number, scope: Scope): Header {
  const isGrouped = /(?:^|\s)&$/.test(line.text.slice(0, colon))
  const before = line.cut(0, isGrouped ? colon - 1 : colon)
  const isDoubleColon = line.text[colon + 1] === ':'
  return {
    targets: wordsIn(new Placed(before.expanded(scope), line.source), scope.session),
    isDoubleColon,
    isGrouped,
    rest: line.cut(colon + (isDoubleColon ? 2 : 1), line.text.length),
  }
}

function findColon(text: string): number {
  let colon = findOutside(text, ':')
  while (colon > 0 && text[colon - 1] === '\\') colon = findOutside(text, ':', colon + 1)
  return colon
}

export interface Prerequisites {
  readonly targetPattern: string | null
  readonly prerequisites: HeaderWord[]
  readonly orderOnly: HeaderWord[]
}

export function readPrerequisites(rest: Placed, scope: Scope): Prerequisites {
  const expanded = new Placed(rest.expanded(scope), rest.source)
  const colon = findColon(expanded.text)
  const list = colon === -1 ? expanded : expanded.cut(colon + 1, expanded.text.length)
  const words = wordsIn(list, scope.session)
  const bar = words.findIndex(({ text }) => text === '|')
  return {
    targetPattern: colon === -1 ? null : expanded.text.slice(0, colon).trim(),
    prerequisites: bar === -1 ? words : words.slice(0, bar),
    orderOnly: bar === -1 ? [] : words.slice(bar + 1),
  }
}

function wordsIn(placed: Placed, session: Session): HeaderWord[] {
  const words: HeaderWord[] = []
  for (const { index, 0: text } of placed.text.matchAll(/[^ \t\r\n\v\f]+/g)) {
    const range = placed.range(index, index + text.length)
    const files = /[*?[]/.test(text) && hasKnownWords(text) ? glob(text, session) : null
    const names = files === null || files.length === 0 ? [text] : files
    const previous = words.at(-1)
    const overlaps = previous !== undefined && range.start < previous.range.end
    if (overlaps) words[words.length - 1] = { ...previous, isShared: true }
    const isShared = overlaps || names.length > 1 || names[0] !== text || placed.source.place !== null
    words.push(...names.map((name) => ({ text: plainName(name), range, isShared })))
  }
  return words
}

/** `./x` is the file `x`. */
function plainName(name: string): string {
  return name.replace(/^(?:\.\/+)+(?=.)/, '')
}
