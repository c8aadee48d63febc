import type { FileChange, FoldResult } from '../result.ts'

/** What is written together, each file once: pipelines of one unit make the same of those that they share. */
export function unitOf(results: readonly FoldResult[]): readonly FileChange[] {
  return [...new Map(results.flatMap(({ edits }) => edits).map((edit) => [edit.path, edit])).values()]
}
