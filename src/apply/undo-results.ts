import { realpathSync } from 'node:fs'
import { inTurn } from './in-turn.ts'
import { LockedError } from './lock.ts'
import type { UndoOptions } from './result.ts'
import type { UndoResult } from './take-back.ts'
import { undoLastWrite } from './undo.ts'

/** `undoLastWrite` for a library: that another process writes just now is a refusal like any other. */
export async function undoResults({ root, env = process.env }: UndoOptions): Promise<UndoResult> {
  const real = realpathSync(root)
  return inTurn(real, async () => {
    try {
      return undoLastWrite(real, env)
    } catch (error) {
      if (!(error instanceof LockedError)) throw error
      return { paths: [], refusals: [{ path: '', reason: 'locked', detail: error.message }] }
    }
  })
}
