import { isAsMeant } from '../data/as-meant.ts'
import { commaEdits } from '../data/commas.ts'
import type { DataReading, Node } from '../data/node.ts'
import { writeAt } from '../data/write-scalar.ts'
import { applyEdits } from '../source/edit.ts'
import type { TextEdit } from '../source/span.ts'
import type { DrivenFile } from './driver.ts'

type Own = Pick<DrivenFile, 'path' | 'goalsShareFiles' | 'goals' | 'fragmentsOf' | 'commandFor'>

/** What all files of YAML and JSON have in common. */
export interface DataSource {
  readonly text: string
  readonly documents: readonly (Node | null)[]
  /** Reads the file again when it was edited. */
  readonly reread: (text: string) => DataReading
  /** What else goes when the edits are made; null where the file cannot do without what they take. */
  readonly follow: (edits: readonly TextEdit[]) => readonly TextEdit[] | null
}

export function dataFile(own: Own, { text, documents, reread, follow }: DataSource): DrivenFile {
  return {
    ...own,
    texts: new Map([[own.path, text]]),
    write: (written, path, at) => (path === own.path ? writeAt(text, documents, written, at) : written),
    tidy(all) {
      const edits = all.get(own.path) ?? []
      const followed = follow(edits)
      if (!followed) return null
      const taken = [...edits, ...followed]
      const commas = documents.flatMap((node) => commaEdits(text, node, taken))
      const whole = [...taken, ...commas]
      const after = reread(applyEdits(text, whole))
      if (!after.ok || !isAsMeant(text, documents, after.documents, whole)) return null
      return new Map([[own.path, [...followed, ...commas]]])
    },
  }
}
