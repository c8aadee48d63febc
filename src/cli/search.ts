import type { ScanEvent } from '../scan/types.ts'
import { exitCodes } from './exit-codes.ts'
import { interruptible } from './interruption.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { findOutcomes } from './outcomes.ts'
import type { Found } from './outcomes.ts'
import { progressBar } from './progress-bar.ts'

/**
 * Folds all that is below the paths, and says how far it is.
 * @returns null when a signal stopped it
 */
export async function search(invocation: Invocation, io: Io): Promise<Found | null> {
  const bar = progressBar('folding', io.stderr)
  let last = { done: 0, total: 0 }
  const onEvent = (event: ScanEvent) => {
    if (event.type !== 'folded') return
    last = event
    bar.update(event.done, event.total)
  }
  let stop: AbortSignal | undefined
  try {
    return await interruptible(
      (signal) => {
        stop = signal
        return findOutcomes(invocation, io, signal, onEvent)
      },
      () => process.exit(exitCodes.interrupted.code),
    )
  } catch (error) {
    if (stop?.aborted !== true) throw error
    bar.clear()
    io.stderr.write(`stagefold: stopped after ${last.done} of ${last.total} scripts; nothing was written.\n`)
    return null
  } finally {
    bar.clear()
  }
}
