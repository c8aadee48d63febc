import type { Journal } from '../diagnostics/journal.ts'
import { readPairs } from '../dockerfile/pairs.ts'
import type { Dockerfile, Instruction } from '../dockerfile/types.ts'
import { applyEdits } from '../source/edit.ts'
import type { TextEdit } from '../source/span.ts'
import { convertInstruction } from './escape-instruction.ts'
import { convertJson } from './escape-json.ts'
import { statementsOf } from './escape-lines.ts'
import { convertWord } from './escape-word.ts'

/**
 * One file has one escape character, the first Dockerfile's, so the others' instructions take it over (E77).
 *
 * @param edits what else becomes of the Dockerfile, written with its own escape character.
 * @param all the Dockerfiles that are put together, in order.
 * @returns all of its edits.
 */
export function convertEscape(
  dockerfile: Dockerfile,
  edits: readonly TextEdit[],
  all: readonly Dockerfile[],
  journal: Journal,
): readonly TextEdit[] {
  const from = dockerfile.escape
  const to = all[0]!.escape
  if (from === to) return edits
  const refuse = ({ start, end }: Instruction): void =>
    journal.add('SF303', { path: dockerfile.path, start, end }, { name: 'escape' })
  const isGone = (start: number, end: number): boolean =>
    edits.some((edit) => edit.end > edit.start && edit.start <= start && end <= edit.end)

  const own: TextEdit[] = []
  const statements = statementsOf(dockerfile.text, from)!
  for (const [at, statement] of statements.entries()) {
    const instruction = dockerfile.instructions[at]!
    if (isGone(instruction.start, instruction.end)) continue
    const converted = convertInstruction(dockerfile.text, statement, from, to)
    if (converted === null || (converted.length > 0 && isTwin(instruction, dockerfile, all)))
      refuse(instruction)
    else own.push(...converted.filter(({ start, end }) => !isGone(start, end)))
  }
  const others = edits.map((edit) => {
    const text = convertEdit(edit, dockerfile, to)
    if (text === null) refuse(dockerfile.instructions.findLast(({ start }) => start <= edit.start)!)
    return { ...edit, text: text ?? edit.text }
  })
  return [...others, ...own]
}

/** The text of another edit: a word, or instructions. */
function convertEdit({ start, end, text }: TextEdit, dockerfile: Dockerfile, to: string): string | null {
  const from = dockerfile.escape
  if (!text.includes(from) && !text.includes(to)) return text
  const holder = dockerfile.instructions.findLast((one) => one.start <= start)!
  if (holder.words.some((word) => word.start === start && word.end === end)) {
    const edits = holder.form === 'json' ? convertJson(text, from, to) : convertWord(text, from, to)
    return edits && applyEdits(text, edits)
  }
  const isWhole = end === holder.end && (start === holder.start || (start === end && /^\r?\n/.test(text)))
  const statements = isWhole ? statementsOf(text, from) : null
  const edits = statements?.map((statement) => convertInstruction(text, statement, from, to)) ?? [null]
  return edits.includes(null) ? null : applyEdits(text, edits.flat() as TextEdit[])
}

/**
 * An ARG above the first FROM that a file with another escape character has with the same text: the two were taken
 * for one, and may not be.
 */
function isTwin(instruction: Instruction, dockerfile: Dockerfile, all: readonly Dockerfile[]): boolean {
  if (!dockerfile.globalArgs.includes(instruction)) return false
  const texts = readPairs(instruction)
    .map(({ name, value }) => `${name}=${value?.text}`)
    .filter((text) => /[\\`]/.test(text))
  return all
    .filter((other) => other.escape !== dockerfile.escape)
    .flatMap((other) => other.globalArgs.flatMap(readPairs))
    .some(({ name, value }) => texts.includes(`${name}=${value?.text}`))
}
