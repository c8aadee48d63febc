import type { Journal } from '../diagnostics/journal.ts'
import type { FoldResult } from '../result.ts'

/** A result that says what the journal says, and changes no file. */
export function ended(status: FoldResult['status'], journal: Journal): FoldResult {
  const diagnostics = journal.sorted()
  return {
    status,
    edits: [],
    dockerfiles: [],
    images: [],
    pipeline: null,
    diagnostics,
    assumptions: diagnostics.filter((one) => one.severity === 'assumption'),
  }
}
