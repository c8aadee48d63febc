import type { Severity } from '../diagnostics/rules.ts'
import type { FileChange, FoldResult } from '../result.ts'
import type { PlainSummary } from './plain-document.ts'
import { stands } from './standing.ts'

/** What of a result is counted. */
export interface Counted {
  readonly status: FoldResult['status']
  readonly edits: readonly Pick<FileChange, 'path' | 'before' | 'after'>[]
  readonly diagnostics: readonly { readonly code: string; readonly severity: Severity }[]
}

export interface CodeCount {
  readonly severity: Severity
  count: number
  pipelines: number
}

/** Counts results as they come, and keeps none. */
export class Statistics {
  /** Files were to be written. */
  done = false
  pipelines = 0
  folded = 0
  refused = 0
  nothing = 0
  notWritten = 0
  readonly files = { changed: 0, created: 0, deleted: 0 }
  /** Assumptions of what is folded: those of the others hold nothing up. */
  assumptions = 0
  readonly codes = new Map<string, CodeCount>()
  readonly #paths = new Set<string>()

  /**
   * @param root the project's, so that a file that several pipelines change is counted once.
   * @param written whether its files are written, where they were to be.
   */
  add(result: Counted, root = '', written?: boolean): void {
    const isLeft = result.status === 'folded' && written === false
    if (written !== undefined) this.done = true
    this.pipelines += 1
    if (isLeft) this.notWritten += 1
    else this[result.status] += 1
    if (result.status === 'folded' && !isLeft) this.#addFolded(result, root)
    const seen = new Set<string>()
    for (const { code, severity } of result.diagnostics) {
      if (!stands(severity, result.status)) continue
      const known = this.codes.get(code)
      const entry = known ?? { severity, count: 0, pipelines: 0 }
      if (!known) this.codes.set(code, entry)
      entry.count += 1
      if (!seen.has(code)) entry.pipelines += 1
      seen.add(code)
    }
  }

  /** The worst first, then what most pipelines have. */
  sortedCodes(): readonly (readonly [code: string, CodeCount])[] {
    return [...this.codes].toSorted(([a, one], [b, other]) =>
      worstFirst({ code: a, ...one }, { code: b, ...other }),
    )
  }

  plain(): PlainSummary {
    const { pipelines, folded, refused, nothing, notWritten, files } = this
    const codes = Object.fromEntries([...this.codes].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return { pipelines, folded, refused, nothing, notWritten, files, codes }
  }

  #addFolded({ edits, diagnostics }: Counted, root: string): void {
    this.assumptions += diagnostics.filter(({ severity }) => severity === 'assumption').length
    for (const edit of edits) {
      const path = `${root}\0${edit.path}`
      if (this.#paths.has(path)) continue
      this.#paths.add(path)
      this.files[edit.before === null ? 'created' : edit.after === null ? 'deleted' : 'changed'] += 1
    }
  }
}

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'assumption', 'note']

interface Ranked extends Readonly<Omit<CodeCount, 'count'>> {
  readonly code: string
}

/** The order of codes: the worst first, then what most pipelines have. */
export function worstFirst(one: Ranked, other: Ranked): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    other.pipelines - one.pipelines ||
    (one.code < other.code ? -1 : 1)
  )
}
