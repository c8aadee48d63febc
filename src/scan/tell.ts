import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Journal } from '../diagnostics/journal.ts'
import type { Span } from '../source/span.ts'
import type { Entry } from './entry.ts'
import type { FileUse } from './gone-files.ts'

/** That another script builds what has stages of its own from now on. */
export function tellOther(entry: Entry, other: Entry, path: string): void {
  const journal = new Journal()
  journal.add('SF523', other.uses.get(path)!, { file: path, other: other.outcome.scripts[0] })
  entry.tell(journal)
}

/** Where documents name what goes: a fold by itself looks only where they usually are. */
export function tellDocuments(entry: Entry, told: ReadonlyMap<string, readonly Span[]>): void {
  const known = new Set(entry.outcome.result.diagnostics.map(keyOf))
  const journal = new Journal()
  for (const [file, after] of entry.edits) {
    if (after !== null) continue
    for (const span of told.get(file) ?? [])
      if (!known.has(keyOf({ code: 'SF503', span, args: { file } }))) journal.add('SF503', span, { file })
  }
  if (journal.sorted().length > 0) entry.tell(journal)
}

function keyOf({ code, span, args }: Pick<Diagnostic, 'code' | 'span' | 'args'>): string {
  return `${code} ${span?.path} ${args['file']}`
}

/** That somebody takes a file which nobody extracts any more. */
export function tellTaken({ entry, file, span }: FileUse): void {
  if (entry.outcome.result.status !== 'folded' || !entry.outcome.trace.goneFiles.includes(file)) return
  const journal = new Journal()
  journal.add('SF525', span, { file, script: entry.outcome.scripts[0] })
  entry.tell(journal)
}
