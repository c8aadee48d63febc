import type { Statistics } from '../report/statistics.ts'
import { count, sentenceOf } from '../report/summary.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { applyArguments } from './next-command.ts'

/** The last words: what it came to, and what to type next. */
export function closing(statistics: Statistics, searched: number, invocation: Invocation, io: Io): string {
  const { paths, options } = invocation
  if (statistics.pipelines === 0) {
    const where = paths.length === 0 ? 'this folder' : paths.join(', ')
    return `stagefold: nothing to do: ${nothingIn(searched, where)}.\n`
  }
  const more = io.stderr.isTTY === true ? learnMore(statistics, io) : ''
  const summary = `stagefold: ${sentenceOf(statistics)}\n${more}`
  const foldable = statistics.folded > 0
  if (options.write) return foldable ? `${summary}To take this back: ${io.command} undo\n` : summary
  if (!foldable || options.stdout || options.check || io.stderr.isTTY !== true) return summary
  return `${summary}To apply this: ${io.command} ${applyArguments(invocation)}\n`
}

function nothingIn(searched: number, where: string): string {
  if (searched === 0) return `there is no script that drives a container engine in ${where}`
  return searched === 1
    ? `the one script that drives a container engine in ${where} has no builder pattern`
    : `none of the ${count(searched, 'script')} that drive a container engine in ${where} has a builder pattern`
}

/** Where the first refusal is told at length, or else the first of whatever was said. */
function learnMore(statistics: Statistics, io: Io): string {
  const [first] = statistics.sortedCodes()
  return first === undefined ? '' : `To learn more: ${io.command} rules ${first[0]}\n`
}
