import type { DrivenFile, Driver } from '../../src/drivers/driver.ts'
import { memoryProject, type MemoryEntry } from '../../src/project/memory.ts'
import { applyEdits } from '../../src/source/edit.ts'
import type { Fragment } from '../../src/shell/fragment.ts'
import { known, show } from '../../src/shell/value.ts'
import type { TextEdit } from '../../src/source/span.ts'

/** The file that a driver makes of a text. */
export function fileOf(
  driver: Driver,
  path: string,
  text: string,
  more: Record<string, MemoryEntry> = {},
): DrivenFile {
  const reading = driver.read(memoryProject({ [path]: text, ...more }), path)
  if (!reading.ok) throw new Error(`${reading.problem} at ${reading.at}`)
  return reading.file
}

/** A fragment in words: what each of its commands says in the file, and what is known around it. */
export function inWords(file: DrivenFile, fragment: Fragment) {
  const text = file.texts.get(fragment.path)!
  const commands =
    fragment.statement?.command.type === 'Subshell' ? fragment.statement.command.body.commands : null
  return {
    range: text.slice(fragment.range.start, fragment.range.end),
    commands: commands?.map(({ pos, end }) => text.slice(pos, end)) ?? null,
    cwd: fragment.cwd,
    variables: Object.fromEntries(
      [...fragment.variables].map(([name, value]) => [
        name,
        value === null ? null : (known(value) ?? `?${show(value)}`),
      ]),
    ),
  }
}

/** The file after edits and what its driver makes of them; null when it refuses. */
export function tidied(file: DrivenFile, edits: readonly TextEdit[]): string | null {
  const further = file.tidy(new Map([[file.path, edits]]))
  if (!further) return null
  return applyEdits(file.texts.get(file.path)!, [...edits, ...(further.get(file.path) ?? [])])
}

/** The whole lines of what stands in a text, as a fold takes them out. */
export function without(text: string, ...parts: readonly string[]): TextEdit[] {
  return parts.map((part) => {
    const at = text.indexOf(part)
    if (at === -1 || text.indexOf(part, at + 1) !== -1) throw new Error(`not once: ${part}`)
    const start = text.lastIndexOf('\n', at) + 1
    const newline = /^[ \t]*\r?\n/.exec(text.slice(at + part.length))
    const isAlone = newline !== null && text.slice(start, at).trim() === ''
    return isAlone
      ? { start, end: at + part.length + newline[0].length, text: '' }
      : { start: at, end: at + part.length, text: '' }
  })
}

/** A replacement of what stands once in a text. */
export function instead(text: string, part: string, written: string): TextEdit {
  const at = text.indexOf(part)
  if (at === -1 || text.indexOf(part, at + 1) !== -1) throw new Error(`not once: ${part}`)
  return { start: at, end: at + part.length, text: written }
}
