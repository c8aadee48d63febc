import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import { readScript, type Script } from '../shell/parse.ts'

/** Reads the script of a project; why it cannot be read goes to the journal. */
export function readScriptFile(project: Project, path: string, journal: Journal): Script | null {
  const text = readText(project, path, journal)
  if (text === null) return null
  const reading = readScript(path, text)
  if (reading.ok) {
    for (const line of reading.script.brokenLines) {
      const fix = [{ start: line.start + 1, end: line.end, text: '' }]
      journal.add('SF106', { path, ...line }, {}, { fix })
    }
    return reading.script
  }
  const { message, pos } = reading.error
  journal.add('SF103', { path, start: pos, end: pos }, { problem: message })
  return null
}

/** The text of a file that drives builds; null when it has none. */
export function readText(project: Project, path: string, journal: Journal): string | null {
  const file = project.read(path)
  if (!file) journal.add('SF101', null, { file: path })
  else if (file.binary) journal.add('SF102', null, { file: path })
  else if (file.text.trim() === '') journal.add('SF105', null, { file: path })
  else return file.text
  return null
}
