import { readCopy } from '../dockerfile/copy.ts'
import type { Joined } from '../dockerfile/joined.ts'
import type { Instruction, Range, Word } from '../dockerfile/types.ts'
import type { Statement } from './escape-lines.ts'

/** A text that is expanded on its own: a word, or the name or the value of a pair. The range is of the joined line. */
export interface ExpandedPart extends Range {
  /** What is expanded: of the JSON form, what the string decodes to. */
  readonly text: string
  readonly isLiteral: boolean
}

/** Their arguments are handed on as they are; ONBUILD's are read by whoever starts from the image. */
export const AS_WRITTEN: ReadonlySet<string> = new Set([
  'CMD',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
])

export function expandedParts({ instruction, joined }: Statement): readonly ExpandedPart[] {
  if (AS_WRITTEN.has(instruction.keyword)) return []
  return expandedWords(instruction).flatMap((word): ExpandedPart[] => {
    const start = indexOf(joined, word.start)
    const end = indexOf(joined, word.end - 1) + 1
    if (instruction.form === 'json') return [{ start, end, text: word.text, isLiteral: true }]
    const text = joined.text.slice(start, end)
    const cut = hasPairs(instruction) ? text.indexOf('=') : -1
    const value = { start: start + cut + 1, end, text: text.slice(cut + 1), isLiteral: false }
    return cut === -1
      ? [value]
      : [{ start, end: start + cut, text: text.slice(0, cut), isLiteral: false }, value]
  })
}

/** The joined line between the keyword and the arguments. */
export function flagText(joined: Joined, { keywordRange, argumentRange }: Instruction): string {
  return joined.text.slice(indexOf(joined, keywordRange.end - 1) + 1, indexOf(joined, argumentRange.start))
}

/** A heredoc's mark is no path, and a stage's name no word. */
function expandedWords(instruction: Instruction): readonly Word[] {
  const copy = readCopy(instruction)
  if (copy) return [...copy.sources, copy.destination]
  return instruction.keyword === 'FROM' ? instruction.words.slice(0, 1) : instruction.words
}

/** Not `ENV NAME value`, the old form. */
function hasPairs({ keyword, words }: Instruction): boolean {
  return keyword === 'ARG' || ((keyword === 'ENV' || keyword === 'LABEL') && words[0]!.text.includes('='))
}

function indexOf({ pieces }: Joined, offset: number): number {
  const piece = pieces.findLast(({ from }) => from <= offset)!
  return piece.at + (offset - piece.from)
}
