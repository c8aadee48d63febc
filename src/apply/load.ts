import type { ApplyOptions, ApplyResult, UndoOptions } from './result.ts'
import type { UndoResult } from './take-back.ts'

/**
 * Writes folded pipelines to disk as safely as `stagefold --write`: nothing over what git could not bring back, through
 * links out of the project, or over what has changed since it was read; all files of a pipeline or none, also when
 * the process is killed. `undo`, or `stagefold undo`, takes all of one call back. Needs Node.
 *
 * @param options the project's root, and the results
 * @returns what was written; what was not, with the reasons, which is no error
 * @throws when the root does not exist
 */
export async function apply(options: ApplyOptions): Promise<ApplyResult> {
  // Asked for here: the library also loads in a browser, where only this is missing.
  const module = await import('./apply-results.ts')
  return module.applyResults(options)
}

/**
 * Takes back the last write to a project, byte for byte, by `apply` or by the command; or nothing of it when a file is
 * no longer what the write left. Needs Node.
 *
 * @param options the project's root
 * @throws when the root does not exist, and when the journal cannot be read
 */
export async function undo(options: UndoOptions): Promise<UndoResult> {
  const module = await import('./undo-results.ts')
  return module.undoResults(options)
}
