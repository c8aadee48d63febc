import { formatVerification } from '../../verify/report.ts'
import type { VerifyResult } from '../../verify/result.ts'
import { verify } from '../../verify/verify.ts'
import { checkSingleScript } from '../combinations.ts'
import { askToRun } from '../consent.ts'
import { UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayPath, displayScripts } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import { interruptible } from '../interruption.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { isShown } from '../outcome.ts'
import { findOutcomes } from '../outcomes.ts'
import { closing, printDiagnostics } from '../print.ts'
import { progressWriter } from '../progress.ts'

type Results = ReadonlyMap<Outcome, VerifyResult>

/** `stagefold verify`: every pipeline under the path that can be folded, one after the other. */
export async function verifyCommand(invocation: Invocation, io: Io): Promise<number> {
  const { options } = invocation
  const found = await findOutcomes(invocation, io)
  const outcomes = found.outcomes.filter(isShown)
  const scripts = outcomes.map(({ target }) => displayPath(target, target.script, io.cwd))
  checkSingleScript(options, scripts)
  const refused = outcomes.filter(({ result }) => result.status !== 'folded')
  printDiagnostics(refused, invocation, io)
  if (refused.length > 0 || outcomes.length === 0)
    io.stderr.write(closing(refused, found.searched, invocation, io))
  const results = await verifyAll(outcomes, invocation, io)
  if (typeof results === 'number') return results
  if (options.format === 'json') io.stdout.write(json(results, io))
  else {
    const color = wantsColor(io, io.stdout, options.color)
    io.stdout.write([...results.values()].map((result) => formatVerification(result, { color })).join('\n'))
  }
  const isEmpty = refused.length > 0 || results.size === 0
  return Math.max(isEmpty ? exitCodes.failed.code : exitCodes.done.code, ...[...results.values()].map(codeOf))
}

/** `--write --verify`: what is not to be written, and the exit code that it comes to. */
export async function findUnverified(
  outcomes: readonly Outcome[],
  invocation: Invocation,
  io: Io,
): Promise<{ readonly unverified: ReadonlySet<Outcome>; readonly code: number }> {
  const folded = outcomes.filter(({ result }) => result.status === 'folded')
  const several = folded.find(({ target }) => target.more.length > 0)
  if (several) {
    const scripts = displayScripts(several.target, io.cwd)
    throw new UsageError(`The \`--verify\` option cannot be used with ${scripts}: it runs one script.`)
  }
  const results = await verifyAll(outcomes, invocation, io)
  if (typeof results === 'number') return { unverified: new Set(folded), code: results }
  const color = wantsColor(io, io.stderr, invocation.options.color)
  for (const result of results.values()) io.stderr.write(`${formatVerification(result, { color })}\n`)
  const unverified = folded.filter((outcome) => results.get(outcome)?.status !== 'identical')
  return {
    unverified: new Set(unverified),
    code: Math.max(exitCodes.done.code, ...[...results.values()].map(codeOf)),
  }
}

/** @returns the exit code when the person said no */
async function verifyAll(
  outcomes: readonly Outcome[],
  { options }: Invocation,
  io: Io,
): Promise<Results | number> {
  const folded = outcomes.filter(({ result }) => result.status === 'folded')
  const results = new Map<Outcome, VerifyResult>()
  if (folded.length === 0) return results
  const scripts = folded.map(({ target }) => displayPath(target, target.script, io.cwd))
  const consent = await askToRun(scripts, options.yes ?? false, io)
  if (consent === 'interrupted') return exitCodes.interrupted.code
  if (consent === 'refused') return exitCodes.failed.code
  await interruptible(async (signal) => {
    for (const outcome of folded) {
      if (signal.aborted) break
      const { target, result } = outcome
      const shown = displayPath(target, target.script, io.cwd)
      results.set(
        outcome,
        await verify({
          root: target.root,
          script: target.script,
          roles: target.roles,
          result,
          signal,
          env: io.env,
          onProgress: progressWriter(shown, io.stderr),
          ...(options.engine !== undefined && { engine: options.engine }),
          ...(options.buildkit !== undefined && { buildkit: options.buildkit }),
          ...(options.prepare !== undefined && { prepare: options.prepare }),
        }),
      )
    }
  })
  return results
}

function codeOf({ status, failure }: VerifyResult): number {
  if (failure?.reason === 'interrupted') return exitCodes.interrupted.code
  const codes = { identical: exitCodes.done, different: exitCodes.found, failed: exitCodes.failed }
  return codes[status].code
}

function json(results: Results, io: Io): string {
  const list = [...results].map(([{ target }, result]) => ({
    root: displayPath(target, '', io.cwd) || '.',
    script: target.script,
    ...result,
  }))
  return `${JSON.stringify({ results: list }, null, 2)}\n`
}
