import type { VerifyProgress, VerifyResult } from '../verify/result.ts'
import type { Output } from './io.ts'

/** Verifications that are under way at the same time. */
export interface Several {
  /** Counted up as they end. */
  done: number
  readonly of: number
}

/**
 * Says what is being done: a line for each step, with its time where the line can still be changed.
 * @param several others are under way: a line for each step that has ended, and for what it all came to
 */
export function progressWriter(script: string, output: Output, several: Several | null) {
  return {
    step({ step, milliseconds }: VerifyProgress): void {
      const time = milliseconds === null ? '' : ` ${(milliseconds / 1000).toFixed(1)} s`
      if (several !== null) {
        if (milliseconds !== null) output.write(`${script}: ${step} …${time}\n`)
      } else if (milliseconds === null) output.write(`${script}: ${step} …\n`)
      // One line up: nothing else is written while a step is under way.
      else if (output.isTTY === true) output.write(`\x1b[1A\x1b[2K${script}: ${step} …${time}\n`)
    },
    end(result: VerifyResult): void {
      if (several === null) return
      several.done += 1
      output.write(`${script}: ${outcomeText(result)} (${several.done} of ${several.of})\n`)
    },
  }
}

function outcomeText({ status, failure, earlier }: VerifyResult): string {
  if (failure) return `not verified: ${failure.message.split('\n')[0]}`
  return earlier === null ? status : `${status}, as an earlier run found`
}
