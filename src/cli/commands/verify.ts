import { formatVerification } from '../../verify/report.ts'
import type { VerifyResult } from '../../verify/result.ts'
import { checkSingleScript } from '../combinations.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayRoot, displayScripts } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io, Output } from '../io.ts'
import { applyCommand } from '../next-command.ts'
import { isShown } from '../outcome.ts'
import { printOutcomes } from '../print.ts'
import { search } from '../search.ts'
import { verificationSummary } from '../verification-summary.ts'
import { verifyAll } from '../verify-all.ts'
import type { Results } from '../verify-all.ts'

/** `stagefold verify`: every pipeline under the paths that can be folded. */
export async function verifyCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
  const found = await search(invocation, io)
  if (found === null) return exitCodes.interrupted.code
  const outcomes = found.outcomes.filter(isShown)
  const scripts = outcomes.map(({ target }) => displayScripts(target, io.cwd))
  checkSingleScript(options, scripts)
  const refused = outcomes.filter(({ result }) => result.status !== 'folded')
  if (refused.length > 0 || outcomes.length === 0) printOutcomes(refused, found.searched, invocation, io)
  const results = await verifyAll(outcomes, invocation, io)
  if (typeof results === 'number') return results
  const asked = outcomes.length - refused.length
  if (options.format === 'json') io.stdout.write(json(results, io))
  else io.stdout.write(text(results, asked, invocation, io, io.stdout))
  io.stderr.write(verificationSummary([...results.values()], asked))
  const isProved = [...results.values()].every(({ status }) => status === 'identical')
  if (isProved && results.size === outcomes.length && results.size > 0 && io.stderr.isTTY === true)
    io.stderr.write(`To apply this: ${applyCommand(invocation, io)}\n`)
  // A part may well have nothing.
  const isEmpty = refused.length > 0 || (results.size === 0 && options.shard === undefined)
  return Math.max(isEmpty ? exitCodes.failed.code : exitCodes.done.code, codeOf(results, asked))
}

/** `--write --verify`: what is not to be written, and the exit code that it comes to. */
export async function findUnverified(
  outcomes: readonly Outcome[],
  invocation: Invocation,
  io: Io,
): Promise<{ readonly unverified: ReadonlySet<Outcome>; readonly code: number }> {
  const folded = outcomes.filter(({ result }) => result.status === 'folded')
  const results = await verifyAll(outcomes, invocation, io)
  if (typeof results === 'number') return { unverified: new Set(folded), code: results }
  const all = text(results, folded.length, invocation, io, io.stderr)
  io.stderr.write(all === '' ? '' : `${all}\n`)
  io.stderr.write(verificationSummary([...results.values()], folded.length))
  const unverified = folded.filter((outcome) => results.get(outcome)?.status !== 'identical')
  return { unverified: new Set(unverified), code: codeOf(results, folded.length) }
}

function text(results: Results, asked: number, { options }: Invocation, io: Io, output: Output): string {
  const color = wantsColor(io, output, options.color)
  return [...results]
    .map(([{ target }, result]) => {
      const title = asked > 1 ? displayScripts(target, io.cwd) : undefined
      return formatVerification(result, { color, ...(title !== undefined && { title }) })
    })
    .join('\n')
}

/** @param asked how many there are: an interruption leaves some out */
function codeOf(results: Results, asked: number): number {
  const codes = [...results.values()].map(resultCode)
  return Math.max(results.size < asked ? exitCodes.interrupted.code : exitCodes.done.code, ...codes)
}

function resultCode({ status, failure }: VerifyResult): number {
  if (failure?.reason === 'interrupted') return exitCodes.interrupted.code
  const codes = { identical: exitCodes.done, different: exitCodes.found, failed: exitCodes.failed }
  return codes[status].code
}

function json(results: Results, io: Io): string {
  const list = [...results].map(([{ target }, result]) => ({
    root: displayRoot(target, io.cwd),
    script: target.script,
    ...(target.more.length > 0 && { scripts: [target.script, ...target.more] }),
    ...result,
  }))
  return `${JSON.stringify({ results: list }, null, 2)}\n`
}
