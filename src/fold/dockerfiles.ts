import type { Journal } from '../diagnostics/journal.ts'
import { readDockerfile } from '../dockerfile/read.ts'
import type { Dockerfile, DockerfileReading } from '../dockerfile/types.ts'
import type { Project } from '../project/project.ts'
import type { Span } from '../source/span.ts'

/** What was read of a project's files: several questions are asked of the same Dockerfile in one fold. */
const readings = new WeakMap<
  Project,
  Map<string, { readonly text: string; readonly reading: DockerfileReading }>
>()

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
    const reading = readOnce(project, path, file.text)
    if (reading.ok) return reading.dockerfile
    for (const { start, end, message } of reading.errors)
      journal.add('SF104', { path, start, end }, { problem: message })
  }
  return null
}

function readOnce(project: Project, path: string, text: string): DockerfileReading {
  const known = readings.get(project) ?? new Map()
  readings.set(project, known)
  const earlier = known.get(path)
  if (earlier?.text === text) return earlier.reading
  const reading = readDockerfile(path, text)
  known.set(path, { text, reading })
  return reading
}
