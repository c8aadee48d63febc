import type { Output } from './io.ts'

/** A line at the foot of a terminal that says how far long work is. */
export interface ProgressBar {
  update(done: number, total: number): void
  /** Takes the line away: something else is to be written. */
  clear(): void
}

/** So long nobody needs to be told that something is going on, in milliseconds. */
const patience = 500
/** So often eyes can follow, in milliseconds. */
const pace = 100
const width = 24

/**
 * @param what is done, as in `folding`
 * @param now in milliseconds, from any start
 */
export function progressBar(
  what: string,
  output: Output,
  now: () => number = () => performance.now(),
): ProgressBar {
  const start = now()
  let drawn = start + patience - pace
  let isShown = false
  return {
    update(done, total) {
      const time = now()
      if (output.isTTY !== true || time - drawn < pace) return
      drawn = time
      isShown = true
      output.write(`\r\x1b[2K${lineOf(what, done, total, time - start)}`)
    },
    clear() {
      if (isShown) output.write('\r\x1b[2K')
      isShown = false
    },
  }
}

function lineOf(what: string, done: number, total: number, elapsed: number): string {
  const full = total === 0 ? 0 : Math.round((done / total) * width)
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  return `${what} ${bar} ${done}/${total}${estimate(done, total, elapsed)}`
}

/** What is left takes as long as what is done took; the first few tell nothing. */
function estimate(done: number, total: number, elapsed: number): string {
  if (done < 3 || done >= total) return ''
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000)
  return seconds < 60 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`
}
