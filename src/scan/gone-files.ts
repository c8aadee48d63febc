import type { Project } from '../project/project.ts'
import type { Span } from '../source/span.ts'
import type { Entry } from './entry.ts'
import { Names } from './names.ts'
import type { Text } from './texts.ts'
import { addTo } from '../source/lists.ts'

/** A text names a file that a script extracted, and extracts no more once it is folded. */
export interface FileUse {
  readonly entry: Entry
  readonly file: string
  readonly span: Span
}

/** Extracted files that go, to be found in the texts of others by paths with a folder in them. */
export class GoneFiles {
  readonly #makers = new Map<string, Entry[]>()
  readonly #names: Names

  constructor(entries: readonly Entry[], project: Project) {
    for (const entry of entries)
      for (const file of entry.outcome.trace.goneFiles) addTo(this.#makers, file, entry)
    this.#names = new Names(this.#makers.keys(), project, true)
  }

  /** @param owners the pipelines that the text belongs to. */
  usesIn(text: Text, owners: readonly Entry[]): readonly FileUse[] {
    if (text.isDocument || this.#makers.size === 0) return []
    const mentions = this.#names.in(text)
    return mentions.flatMap(({ file, range, isSure, hasFolder }) => {
      const isOne = mentions.filter((other) => other.range.start === range.start).length === 1
      const makers = this.#makers.get(file)!
      const line = text.text.slice(text.text.lastIndexOf('\n', range.start - 1) + 1, range.start)
      if (
        !(hasFolder && (isSure || isOne)) ||
        clearing.test(line) ||
        makers.some((one) => owners.includes(one))
      )
        return []
      return makers.map((entry) => ({ entry, file, span: { path: text.path, ...range } }))
    })
  }
}

const clearing = /\brm\b|\bgit\b|ignore|clean/i
