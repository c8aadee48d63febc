import type { DataReading, Node } from '../data/node.ts'
import type { Project } from '../project/project.ts'

export type TextReading =
  | { readonly ok: true; readonly text: string; readonly documents: readonly (Node | null)[] }
  | { readonly ok: false; readonly problem: string; readonly at: number }

/** Reads a file of YAML or JSON. */
export function readText(project: Project, path: string, read: (text: string) => DataReading): TextReading {
  const file = project.read(path)
  if (!file) return { ok: false, problem: 'there is no such file', at: 0 }
  if (file.binary) return { ok: false, problem: 'it is no text', at: 0 }
  const reading = read(file.text)
  return reading.ok ? { ok: true, text: file.text, documents: reading.documents } : reading
}
