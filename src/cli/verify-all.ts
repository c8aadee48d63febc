import type { VerifyResult } from '../verify/result.ts'
import { openRecord, type VerificationRecord } from '../verify/record.ts'
import { verify } from '../verify/verify.ts'
import { askToRun } from './consent.ts'
import { countOf } from './count-of.ts'
import { unexpected } from './errors.ts'
import { exitCodes } from './exit-codes.ts'
import { displayScripts } from './fold-target.ts'
import type { Outcome } from './fold-target.ts'
import { interruptible } from './interruption.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { progressWriter } from './progress.ts'
import type { Several } from './progress.ts'
import { version } from '../version.ts'

/** In the order of the outcomes; without those that an interruption left. */
export type Results = ReadonlyMap<Outcome, VerifyResult>

/**
 * Verifies what can be folded, `--jobs` at once. Whatever comes of one does not stop the others.
 * @returns the exit code when the person said no
 */
export async function verifyAll(
  outcomes: readonly Outcome[],
  invocation: Invocation,
  io: Io,
): Promise<Results | number> {
  const { options } = invocation
  const folded = outcomes.filter(({ result }) => result.status === 'folded')
  if (folded.length === 0) return new Map()
  const jobs = Math.min(countOf('jobs', options) ?? 1, folded.length)
  const scripts = folded.map(({ target }) => displayScripts(target, io.cwd))
  const consent = await askToRun(scripts, options.yes ?? false, io)
  if (consent === 'interrupted') return exitCodes.interrupted.code
  if (consent === 'refused') return exitCodes.failed.code
  const results = new Map<Outcome, VerifyResult>()
  const verifyNext = verifier(invocation, io, jobs > 1 ? { done: 0, of: folded.length } : null)
  await interruptible(async (signal) => {
    const queue = [...folded]
    const work = async () => {
      for (let next = queue.shift(); next && !signal.aborted; next = queue.shift())
        results.set(next, await verifyNext(next, signal))
    }
    await Promise.all(Array.from({ length: jobs }, work))
  })
  return new Map(
    folded.flatMap((outcome) => (results.has(outcome) ? [[outcome, results.get(outcome)!]] : [])),
  )
}

function verifier({ options }: Invocation, io: Io, several: Several | null) {
  const records = new Map<string, VerificationRecord>()
  const recordOf = (root: string) => {
    const record = records.get(root) ?? openRecord(root, version, io.env)
    records.set(root, record)
    return record
  }
  return async ({ target, result }: Outcome, signal: AbortSignal): Promise<VerifyResult> => {
    const { script: first, more, roles } = target
    const progress = progressWriter(displayScripts(target, io.cwd), io.stderr, several)
    try {
      const verified = await verify({
        root: target.root,
        script: more.length === 0 ? first : [first, ...more],
        roles,
        result,
        signal,
        env: io.env,
        onProgress: progress.step,
        ...(options.engine !== undefined && { engine: options.engine }),
        ...(options.buildkit !== undefined && { buildkit: options.buildkit }),
        ...(options['buildx-builder'] !== undefined && { buildxBuilder: options['buildx-builder'] }),
        ...(options.prepare !== undefined && { prepare: options.prepare }),
        ...(!options.again && { record: recordOf(target.root) }),
      })
      progress.end(verified)
      return verified
    } catch (error) {
      const failed = failedBy(error)
      progress.end(failed)
      return failed
    }
  }
}

/** A full disk, or a mistake of ours, in one pipeline says nothing about the others. */
function failedBy(error: unknown): VerifyResult {
  const failure = { reason: 'internal', step: null, message: unexpected(error), log: [] } as const
  const nothing = { engine: null, images: [], old: null, new: null, notes: [], earlier: null }
  return { ...nothing, status: 'failed', failure }
}
