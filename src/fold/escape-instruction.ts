import { readCopy } from '../dockerfile/copy.ts'
import { rangeOf } from '../dockerfile/joined.ts'
import { applyEdits } from '../source/edit.ts'
import type { TextEdit } from '../source/span.ts'
import { convertJson } from './escape-json.ts'
import { type Statement, statementsOf } from './escape-lines.ts'
import { AS_WRITTEN, expandedParts, flagText } from './escape-parts.ts'
import { convertWord, meansTheSame } from './escape-word.ts'

/**
 * What must change in an instruction for it to mean with one escape character what it means with another: the ends
 * of lines that go on, and the words that are expanded. Heredocs have a backslash in every file.
 *
 * @returns null when there is no such change, or none that is sure.
 */
export function convertInstruction(
  text: string,
  statement: Statement,
  from: string,
  to: string,
): readonly TextEdit[] | null {
  if (hasUnsure(statement, from) || hasUnsure(statement, to)) return null
  const edits = continuations(text, statement, from).map((edit) => ({ ...edit, text: edit.text && to }))
  for (const { start, end, isLiteral } of expandedParts(statement)) {
    const written = statement.joined.text.slice(start, end)
    const own = isLiteral ? convertJson(written, from, to) : convertWord(written, from, to)
    if (own === null) return null
    for (const edit of own) {
      edits.push({ ...rangeOf(statement.joined, start + edit.start, start + edit.end), text: edit.text })
    }
  }
  return isSame(text, statement, edits, from, to) ? edits : null
}

/**
 * Flags are freed of their escapes before some of them are expanded. The mark of a heredoc is a path to builders that
 * know no heredocs. A trigger of ONBUILD is kept as it is written, and its words are expanded with the escape
 * character of a file that is not known here.
 */
function hasUnsure({ instruction, joined }: Statement, char: string): boolean {
  const { trigger } = instruction
  if (flagText(joined, instruction).includes(char)) return true
  if (readCopy(instruction)?.inline.some(({ text }) => text.includes(char))) return true
  if (trigger === null) return false
  const text = AS_WRITTEN.has(trigger.keyword) ? flagText(joined, trigger) : instruction.argument
  return text.includes(char)
}

/** The escape characters at the ends of lines. After one at the end of the file nothing goes on. */
function continuations(text: string, { joined }: Statement, escape: string): TextEdit[] {
  return joined.pieces
    .map(({ from, length }) => from + length)
    .filter((at) => text[at] === escape)
    .map((at) => {
      const last = joined.pieces.at(-1)!
      return { start: at, end: at + 1, text: at === last.from + last.length ? '' : escape }
    })
}

/** Reads the converted instruction, since a line may end otherwise now, or a text have become JSON. */
function isSame(
  text: string,
  statement: Statement,
  edits: readonly TextEdit[],
  from: string,
  to: string,
): boolean {
  const { start, end } = statement
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  const after = `${applyEdits(text.slice(start, end), shifted)}\n`
  const read = statementsOf(`${after}USER next`, to)
  const [now, next] = read ?? []
  if (now === undefined || next?.start !== after.length) return false
  const parts = expandedParts(now)
  return (
    frameOf(now) === frameOf(statement) &&
    expandedParts(statement).every((part, at) => meansTheSame(part.text, from, parts[at]!.text, to))
  )
}

/** All but what is expanded. */
function frameOf(statement: Statement): string {
  const { keyword, form, flags, words, argument } = statement.instruction
  const parts = expandedParts(statement)
  return JSON.stringify([
    keyword,
    form,
    flags.map(({ name, value }) => [name, value]),
    statement.marks,
    words.length,
    parts.length,
    AS_WRITTEN.has(keyword) ? argument : null,
    keyword === 'FROM' ? words.slice(1).map((word) => word.text) : null,
  ])
}
