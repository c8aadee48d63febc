import type { DataReading, Node } from '../data/node.ts'
import type { Project } from '../project/project.ts'

export type TextReading = { readonly ok: true; readonly text: string } | Unread

export type DataTextReading =
  | { readonly ok: true; readonly text: string; readonly documents: readonly (Node | null)[] }
  | Unread

interface Unread {
  readonly ok: false
  readonly problem: string
  readonly at: number
}

/** Reads a file of YAML or JSON. */
export function readData(
  project: Project,
  path: string,
  read: (text: string) => DataReading,
): DataTextReading {
  const source = readText(project, path)
  if (!source.ok) return source
  const reading = read(source.text)
  return reading.ok ? { ...source, documents: reading.documents } : reading
}

/** Reads a file that is text. */
export function readText(project: Project, path: string): TextReading {
  const file = project.read(path)
  if (!file) return { ok: false, problem: 'there is no such file', at: 0 }
  if (file.binary) return { ok: false, problem: 'it is no text', at: 0 }
  return { ok: true, text: file.text }
}
