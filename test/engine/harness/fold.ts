import { fold } from '../../../src/fold.ts'
import { diskProject } from '../../../src/project/disk.ts'
import type { FileChange } from '../../../src/result.ts'
import type { EngineCase } from './case.ts'

/** The edits with which a case folds, from the folder as a fresh checkout has it. */
export function foldCase({ folder, script, more = [], options }: EngineCase): readonly FileChange[] {
  const { status, edits, diagnostics } = fold({
    ...options,
    project: diskProject(folder),
    script: [script, ...more],
  })
  if (status === 'folded') return edits
  throw new Error(`${status} instead of folded:\n${JSON.stringify(diagnostics, null, 2)}`)
}
