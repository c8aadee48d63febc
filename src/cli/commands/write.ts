import { refusalText } from '../../apply/refusal.ts'
import type { Refusal } from '../../apply/refusal.ts'
import { count } from '../../report/summary.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayPath, displayScripts } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import { openChooser } from '../interactive.ts'
import { interruptible } from '../interruption.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import { outcomesJson } from '../json.ts'
import { codeOf } from '../outcome.ts'
import { closing, printDiagnostics } from '../print.ts'
import { progressBar } from '../progress-bar.ts'
import { editsOf, unitsOf } from '../units.ts'
import type { Unit } from '../units.ts'
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
  const isText = options.format !== 'json'
  // Before the files change: the lines that it shows are theirs.
  if (isText) {
    const isAsked = ({ result }: Outcome) => options.interactive === true && result.status === 'folded'
    printDiagnostics(
      outcomes.filter((outcome) => !isAsked(outcome)),
      invocation,
      io,
    )
  }
  const run = await write(outcomes, unverified, invocation, io)
  const { written, refusals, left } = run
  if (!isText) io.stdout.write(outcomesJson(outcomes, io, refusals))
  else {
    for (const unit of unitsOf(outcomes)) io.stderr.write(report(unit, run, io))
    const done = outcomes.filter((one) => one.result.status !== 'folded' || written.has(one))
    if (done.length > 0 || outcomes.length === 0) io.stderr.write(closing(done, searched, invocation, io))
  }
  if (left === 0) return codeOfRun(outcomes, refusals)
  io.stderr.write(
    `stagefold: stopped, ${count(left, 'pipeline')} left; the same command goes on from here.\n`,
  )
  return options.interactive ? codeOfRun(outcomes, refusals) : exitCodes.interrupted.code
}

function codeOfRun(outcomes: readonly Outcome[], refusals: ReadonlyMap<Outcome, readonly Refusal[]>): number {
  const isBlocked = [...refusals.values()].flat().some(({ reason }) => !unwanted.has(reason))
  const codes = outcomes.map(({ result }) => codeOf(result))
  return Math.max(isBlocked ? exitCodes.found.code : exitCodes.done.code, ...codes)
}

/** A person's own word is no reason to fail. */
const unwanted: ReadonlySet<Refusal['reason']> = new Set(['declined', 'stopped'])

async function write(
  outcomes: readonly Outcome[],
  unverified: ReadonlySet<Outcome>,
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
          unverified,
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

function report(unit: Unit, { written, refusals }: Written, io: Io): string {
  const [{ target }] = unit
  const shown = (path: string) => displayPath(target, path, io.cwd)
  if (written.has(unit[0])) {
    const lines = editsOf(unit).map(
      ({ path, after }) => `${after === null ? 'deleted' : 'wrote'} ${shown(path)}\n`,
    )
    return lines.join('')
  }
  const reasons = (refusals.get(unit[0]) ?? []).filter(({ reason }) => !unwanted.has(reason))
  if (reasons.length === 0) return ''
  const lines = reasons.map((refusal) => `stagefold: ${refusalText(refusal, shown(refusal.path))}\n`)
  const names = unit.map(
    (one) => `stagefold: nothing of ${displayScripts(one.target, io.cwd)} was written.\n`,
  )
  return [...lines, ...names].join('')
}
