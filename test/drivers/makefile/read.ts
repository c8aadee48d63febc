import type { DrivenFile } from '../../../src/drivers/driver.ts'
import { makefileDriver } from '../../../src/drivers/makefile/driver.ts'
import { memoryProject } from '../../../src/project/memory.ts'
import { applyEdits } from '../../../src/source/edit.ts'
import { show } from '../../../src/shell/value.ts'

export type Files = Readonly<Record<string, string>>

export function read(files: Files, path = 'Makefile'): DrivenFile {
  const reading = makefileDriver.read(memoryProject(files), path)
  if (!reading.ok) throw new Error(`${reading.problem} at ${reading.at}`)
  return reading.file
}

/** The fragments as people would look at them: the file's text, and what is special about it. */
export function outline(file: DrivenFile, goals: readonly string[] = []): string[] {
  return file.fragmentsOf(goals).map((one) => {
    const text = file.texts.get(one.path)!
    const slice = (range: { start: number; end: number }): string => text.slice(range.start, range.end)
    const notes = [
      ...(one.path === file.path ? [] : [one.path]),
      ...(one.cwd === '' ? [] : [`in ${one.cwd}`]),
      ...(one.statement ? [] : ['unreadable']),
      ...(one.isMaybe ? ['maybe'] : []),
      ...(one.isFailureIgnored ? ['ignored'] : []),
      ...one.opaque.map((range) => `opaque ${slice(range)}`),
      ...Array.from(
        one.variables,
        ([name, value]) => `${name.replace(/_\d+$/, '')}=${value ? show(value) : 'unset'}`,
      ),
    ]
    return [slice(one.range), ...notes].join(' | ')
  })
}

/** The file after the lines of recipes went that begin so, and what goes with them; null when that is refused. */
export function without(files: Files, commands: readonly string[], path = 'Makefile'): string | null {
  const file = read(files, path)
  const text = files[path]!
  const edits = file
    .fragmentsOf(file.goals.map(({ name }) => name))
    .filter((one) => one.path === path)
    .filter(({ range }) =>
      commands.some((command) =>
        text
          .slice(range.start, range.end)
          .replace(/^[@+-]+/, '')
          .startsWith(command),
      ),
    )
    .map(({ range }) => {
      const start = text.lastIndexOf('\n', range.start) + 1
      const newline = text.indexOf('\n', range.end)
      const isAlone = text.slice(start, range.start).trim() === ''
      return isAlone
        ? { start, end: newline === -1 ? text.length : newline + 1, text: '' }
        : { ...range, text: '' }
    })
  const more = file.tidy(new Map([[path, edits]]))
  return more && applyEdits(text, [...edits, ...(more.get(path) ?? [])])
}
