import { isUnwanted } from '../../apply/refusal.ts'
import type { Refusal } from '../../apply/refusal.ts'
import { count } from '../../report/summary.ts'
import { exitCodes } from '../exit-codes.ts'
import { levelsOf, objectionTo } from '../fail-on.ts'
import type { Outcome } from '../fold-target.ts'
import { openChooser } from '../interactive.ts'
import { interruptible } from '../interruption.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import type { Options } from '../options.ts'
import { codeOfRun } from '../outcome.ts'
import { openPrinter } from '../printer.ts'
import { progressBar } from '../progress-bar.ts'
import { unitsOf } from '../units.ts'
import { writeUnits } from '../write-units.ts'
import type { Written } from '../write-units.ts'

/**
 * `--write` and `--interactive`: each pipeline's files, all or none.
 * @param unverified folded pipelines that are not to be written, with `--verify`
 */
export async function writeCommand(
  outcomes: readonly Outcome[],
  searched: number,
  invocation: Invocation,
  io: Io,
  unverified: ReadonlySet<Outcome> = new Set(),
): Promise<number> {
  const { options } = invocation
  const { refusals, left } = await write(outcomes, forbidden(outcomes, unverified, options), invocation, io)
  const printer = openPrinter(invocation, io)
  for (const outcome of outcomes) printer.add(outcome, refusals.get(outcome) ?? [])
  printer.end(searched)
  if (left === 0) return exitCode(outcomes, refusals, options)
  io.stderr.write(
    `stagefold: stopped, ${count(left, 'pipeline')} left; the same command goes on from here.\n`,
  )
  return options.interactive ? exitCode(outcomes, refusals, options) : exitCodes.interrupted.code
}

/** What is not to be written whatever the files are like. */
function forbidden(
  outcomes: readonly Outcome[],
  unverified: ReadonlySet<Outcome>,
  options: Options,
): ReadonlyMap<Outcome, Refusal['reason']> {
  const levels = levelsOf(options)
  const reasons = new Map<Outcome, Refusal['reason']>()
  for (const outcome of outcomes) {
    const reason = objectionTo(outcome.result, levels) ?? (unverified.has(outcome) ? 'unverified' : null)
    if (reason !== null) reasons.set(outcome, reason)
  }
  return reasons
}

function exitCode(
  outcomes: readonly Outcome[],
  refusals: ReadonlyMap<Outcome, readonly Refusal[]>,
  options: Options,
): number {
  const isBlocked = [...refusals.values()].flat().some(({ reason }) => !isUnwanted(reason))
  return Math.max(isBlocked ? exitCodes.found.code : exitCodes.done.code, codeOfRun(outcomes, options))
}

async function write(
  outcomes: readonly Outcome[],
  forbidden: ReadonlyMap<Outcome, Refusal['reason']>,
  invocation: Invocation,
  io: Io,
): Promise<Written> {
  const { options } = invocation
  const units = unitsOf(outcomes)
  const bar = progressBar('writing', io.stderr)
  const chooser = options.interactive && units.length > 0 ? openChooser(invocation, io) : null
  try {
    return await interruptible(
      (signal) =>
        writeUnits(units, {
          allowDirty: options['allow-dirty'] ?? false,
          env: io.env,
          forbidden,
          signal,
          ...(chooser && { choose: (unit) => chooser.choose(unit) }),
          onDone: (done) => chooser ?? bar.update(done, units.length),
        }),
      () => process.exit(exitCodes.interrupted.code),
    )
  } finally {
    bar.clear()
    chooser?.close()
  }
}
