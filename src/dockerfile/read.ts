import { instructionStarts } from './ast.ts'
import { readDirectives } from './directives.ts'
import { heredocMarks, readBodies } from './heredoc.ts'
import { readInstruction } from './instruction.ts'
import { linesOf, logicalLine, type LogicalLine } from './lines.ts'
import { readStages } from './stages.ts'
import type { DockerfileError, DockerfileReading, Heredoc, Instruction } from './types.ts'

/**
 * Reads a Dockerfile as BuildKit's parser does, every part with its exact place in the text.
 *
 * @returns the Dockerfile, or all the errors for which it cannot be edited: what BuildKit refuses, and texts in which
 *   a second reader sees other instructions.
 */
export function readDockerfile(path: string, text: string): DockerfileReading {
  const { directives, escape, errors: wrong } = readDirectives(text, linesOf(text))
  const { instructions, errors: unread } = readInstructions(text, escape)
  const errors = [...wrong, ...unread]
  if (errors.length > 0) return { ok: false, errors }
  const { globalArgs, stages, errors: misplaced } = readStages(instructions)
  if (misplaced.length > 0) return { ok: false, errors: misplaced }
  const doubt = disagreement(text, instructions)
  if (doubt !== null) return { ok: false, errors: [doubt] }
  return { ok: true, dockerfile: { path, text, escape, directives, globalArgs, instructions, stages } }
}

interface Instructions {
  readonly instructions: readonly Instruction[]
  readonly errors: readonly DockerfileError[]
}

function readInstructions(text: string, escape: string): Instructions {
  const lines = linesOf(text)
  const instructions: Instruction[] = []
  const errors: DockerfileError[] = []
  let line = logicalLine(text, lines, 0, escape)
  while (line !== null) {
    const read = readInstruction(line.joined, escape)
    let { next } = line
    if (read.ok) {
      const marks = mayHaveHeredocs(read.instruction) ? heredocMarks(line.joined.text) : []
      const bodies = readBodies(text, lines, line.next, marks)
      const instruction = withBodies(read.instruction, line, bodies.heredocs)
      instructions.push(instruction)
      next = bodies.next
      if (bodies.open !== null) {
        const { start, end } = read.instruction
        errors.push({ start, end, message: `unterminated heredoc: no line is "${bodies.open.name}"` })
      }
    } else errors.push(read.error)
    line = logicalLine(text, lines, next, escape)
  }
  return { instructions, errors }
}

const WITH_HEREDOCS: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN'])

function mayHaveHeredocs(instruction: Instruction): boolean {
  const inner = instruction.trigger ?? instruction
  return WITH_HEREDOCS.has(inner.keyword) && inner.form !== 'json'
}

/** The trigger of ONBUILD has the same heredocs, since they are really its own. */
function withBodies(read: Instruction, line: LogicalLine, heredocs: readonly Heredoc[]): Instruction {
  const end = heredocs.at(-1)?.end ?? line.end
  const trigger = read.trigger === null ? null : { ...read.trigger, end, heredocs }
  return { ...read, end, heredocs, trigger }
}

/** A file that two readers understand differently is not one to edit. */
function disagreement(text: string, instructions: readonly Instruction[]): DockerfileError | null {
  const others = instructionStarts(text)
  const count = Math.max(others.length, instructions.length)
  for (let at = 0; at < count; at += 1) {
    const ours = instructions[at]
    const other = others[at]
    if (ours?.keyword === other?.keyword && ours?.start === other?.offset) continue
    const start = Math.min(ours?.start ?? text.length, other?.offset ?? text.length)
    const end = ours?.start === start ? ours.keywordRange.end : start
    return { start, end, message: 'what the instructions are from here on is open to doubt' }
  }
  return null
}
