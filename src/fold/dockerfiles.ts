import type { Journal } from '../diagnostics/journal.ts'
import { readDockerfile } from '../dockerfile/read.ts'
import type { Dockerfile } from '../dockerfile/types.ts'
import type { Project } from '../project/project.ts'
import type { Span } from '../source/span.ts'

/** Reads a Dockerfile of the project; why it cannot be read goes to the journal, at the place that names it. */
export function readFromProject(
  project: Project,
  path: string,
  from: Span | null,
  journal: Journal,
): Dockerfile | null {
  const file = project.read(path)
  if (!file) journal.add('SF101', from, { file: path })
  else if (file.binary) journal.add('SF102', from, { file: path })
  else {
    const reading = readDockerfile(path, file.text)
    if (reading.ok) return reading.dockerfile
    for (const { start, end, message } of reading.errors)
      journal.add('SF104', { path, start, end }, { problem: message })
  }
  return null
}
