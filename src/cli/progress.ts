import type { Progress } from '../verify/result.ts'
import type { Output } from './io.ts'

/** Says what is being done: a line for each step, with its time where the line can still be changed. */
export function progressWriter(script: string, output: Output): (progress: Progress) => void {
  return ({ step, milliseconds }) => {
    if (milliseconds === null) output.write(`${script}: ${step} …\n`)
    // One line up: nothing else is written while a step is under way.
    else if (output.isTTY === true)
      output.write(`\x1b[1A\x1b[2K${script}: ${step} … ${(milliseconds / 1000).toFixed(1)} s\n`)
  }
}
