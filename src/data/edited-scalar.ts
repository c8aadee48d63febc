import type { TextEdit } from '../source/span.ts'
import type { Scalar } from './node.ts'
import { placeScalar } from './place-scalar.ts'
import { readWritten } from './write-scalar.ts'

/** What a scalar is meant to say after edits of the file; null when they cut what stands for something else. */
export function editedScalar(source: string, scalar: Scalar, edits: readonly TextEdit[]): string | null {
  const own = edits.filter((edit) => touches(edit, scalar)).toSorted((a, b) => a.start - b.start)
  if (own.length === 0) return scalar.text
  const pieces = placeScalar(source, scalar)
  const written = own.map((edit) => readWritten(source, scalar, edit.text))
  if (!pieces || written.includes(null)) return null
  let result = ''
  let next = 0
  const writeUpTo = (at: number) => {
    for (; next < own.length && own[next]!.start <= at; next += 1) result += written[next]
  }
  const isGone = (start: number, end: number) =>
    own.some((edit) => edit.start <= start && edit.end >= end && edit.end > edit.start)
  for (const { text, range } of pieces) {
    writeUpTo(range.start)
    if (text.length === range.end - range.start) {
      for (const [index, character] of text.split('').entries()) {
        const at = range.start + index
        writeUpTo(at)
        if (!isGone(at, at + 1)) result += character
      }
    } else if (!isGone(range.start, range.end)) {
      const isCut = own.some((edit) => edit.start < range.end && edit.end > range.start)
      // A line end that was a blank is one still.
      if (isCut && text.trim() !== '') return null
      result += text
    }
  }
  writeUpTo(Infinity)
  return result
}

/** Blanks at an end are nothing to the shell, and where lines are joined they are nothing to YAML. */
export function sameText(scalar: Scalar, a: string, b: string): boolean {
  const plain = (text: string) => {
    const lines = text.replaceAll('\r\n', '\n').trimEnd()
    if (scalar.style === 'literal') return lines
    return lines.trimStart().replace(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '))
  }
  return plain(a) === plain(b)
}

function touches(edit: TextEdit, scalar: Scalar): boolean {
  const { start, end } = scalar.range
  const isQuoted = scalar.style === 'single' || scalar.style === 'double'
  return isQuoted ? edit.start < end && edit.end > start : edit.start <= end && edit.end >= start
}
