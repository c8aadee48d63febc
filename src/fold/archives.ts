import type { Journal } from '../diagnostics/journal.ts'
import type { Span } from '../source/span.ts'
import type { Taken } from './sources.ts'

/** Whether ADD would take the name for an archive's; it looks at the contents, which nobody has here. */
export function isArchive(path: string): boolean {
  return /\.(tar|tar\.(gz|bz2|xz|Z|zst)|tgz|tbz2?|txz)$/i.test(path)
}

/** ADD unpacks an archive and COPY --from leaves it packed (E46). */
export function refuseArchive(journal: Journal, span: Span, taken: readonly Taken[]): void {
  const archive = taken.find((one) => isArchive(one.stagePath))
  journal.add('SF301', span, { path: archive!.artifact.path })
}
