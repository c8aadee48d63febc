import { type HeredocMark, heredocMarks, readBodies } from '../dockerfile/heredoc.ts'
import { readInstruction } from '../dockerfile/instruction.ts'
import type { Joined } from '../dockerfile/joined.ts'
import { linesOf, logicalLine } from '../dockerfile/lines.ts'
import type { Instruction, Range } from '../dockerfile/types.ts'

/** An instruction with the joined line that it was read from; the range has its heredocs. */
export interface Statement extends Range {
  readonly joined: Joined
  readonly instruction: Instruction
  readonly marks: readonly HeredocMark[]
}

/** @returns the instructions of a text with their lines, null when one of them cannot be read. */
export function statementsOf(text: string, escape: string): readonly Statement[] | null {
  const lines = linesOf(text)
  const statements: Statement[] = []
  let line = logicalLine(text, lines, 0, escape)
  while (line !== null) {
    const { joined } = line
    const read = readInstruction(joined, escape)
    if (!read.ok) return null
    const { keyword, form } = read.instruction.trigger ?? read.instruction
    const marks = form !== 'json' && WITH_HEREDOCS.has(keyword) ? heredocMarks(joined.text) : []
    const { heredocs, next } = readBodies(text, lines, line.next, marks)
    const end = heredocs.at(-1)?.end ?? line.end
    statements.push({ start: joined.pieces[0]!.from, end, joined, instruction: read.instruction, marks })
    line = logicalLine(text, lines, next, escape)
  }
  return statements
}

const WITH_HEREDOCS: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN'])
