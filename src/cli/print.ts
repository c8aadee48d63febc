import { isUnwanted, refusalText } from '../apply/refusal.ts'
import type { Refusal } from '../apply/refusal.ts'
import { formatDiagnostic } from '../report/diagnostic.ts'
import { unifiedDiff } from '../report/diff.ts'
import { TextReport } from '../report/text.ts'
import { toldOf } from '../report/told.ts'
import { closing } from './closing.ts'
import { contextBefore, displayPath, displayScripts } from './fold-target.ts'
import type { Outcome } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import { wantsColor } from './io.ts'
import type { Io } from './io.ts'
import { mergedDockerfile } from './outcome.ts'
import { printedDockerfile } from './printed-dockerfile.ts'
import type { Printer } from './printer.ts'
import { addTo } from '../source/lists.ts'

/** So many files that were written are worth a line each; more are counted. */
const shownFiles = 60

/** For people: what is asked for on standard output, and what is to be said of it on standard error. */
export function textPrinter(invocation: Invocation, io: Io): Printer {
  const color = wantsColor(io, io.stderr, invocation.options.color)
  const report = new TextReport(color)
  const written = new Set<string>()
  const ends = endings()
  // What is written together is refused together, for the same reasons.
  const refused = new Map<readonly Refusal[], Outcome[]>()
  return {
    add(outcome, refusals) {
      const isFolded = outcome.result.status === 'folded'
      ends.add(outcome, refusals, io)
      // Whoever was asked has read it.
      const isTold = isFolded && invocation.options.interactive === true
      addToReport(report, outcome, io, { color, isTold, refusals })
      if (!isFolded) return
      if (refusals === undefined) printFolded(outcome, invocation, io)
      else if (refusals.length === 0) for (const line of writtenLines(outcome, io)) written.add(line)
      else addTo(refused, refusals, outcome)
    },
    end(searched) {
      const files = written.size <= shownFiles ? [...written] : []
      const left = [...refused].map(([refusals, outcomes]) => refusalLines(outcomes, refusals, io))
      const said = [report.diagnostics(), ...files, ...left, report.table()]
      io.stderr.write(
        said.join('') + closing({ ...ends, statistics: report.statistics, searched }, invocation, io),
      )
    },
  }
}

/** The same of all at once. */
export function printOutcomes(
  outcomes: readonly Outcome[],
  searched: number,
  invocation: Invocation,
  io: Io,
): void {
  const printer = textPrinter(invocation, io)
  for (const outcome of outcomes) printer.add(outcome)
  printer.end(searched)
}

/** What the last words need of each outcome, and no more: there may be thousands. */
function endings() {
  const written = new Set<string>()
  return {
    written,
    unfolded: null as string | null,
    add({ target, result }: Outcome, refusals: readonly Refusal[] | undefined, io: Io): void {
      if (result.status !== 'folded') this.unfolded ??= displayPath(target, target.script, io.cwd)
      else if (refusals?.length === 0) written.add(target.root)
    },
  }
}

interface Telling {
  readonly color: boolean
  readonly isTold: boolean
  readonly refusals: readonly Refusal[] | undefined
}

function addToReport(
  report: TextReport,
  outcome: Outcome,
  io: Io,
  { color, isTold, refusals }: Telling,
): void {
  const { target, result } = outcome
  const context = contextBefore(outcome, io.cwd, color)
  const told = isTold ? [] : toldOf(result, target.script, context)
  const framed = told.map((one, at) => ({
    ...one,
    frame: () => formatDiagnostic(result.diagnostics[at]!, context),
  }))
  report.add(result, target.root, framed, refusals && refusals.length === 0)
}

function printFolded(outcome: Outcome, { options }: Invocation, io: Io): void {
  const { target, result } = outcome
  const shown = (path: string) => displayPath(target, path, io.cwd)
  if (options.stdout) io.stdout.write(mergedDockerfile(outcome, printedDockerfile(outcome, options, io.cwd)))
  else if (options.check) io.stdout.write(`${displayScripts(target, io.cwd)}\n`)
  else {
    const color = wantsColor(io, io.stdout, options.color)
    io.stdout.write(unifiedDiff(result.edits, { color, displayPath: shown }))
  }
}

function writtenLines({ target, result }: Outcome, io: Io): readonly string[] {
  return result.edits.map((edit) => {
    const verb = edit.after === null ? 'deleted' : 'wrote'
    return `${verb} ${displayPath(target, edit.path, io.cwd)}\n`
  })
}

function refusalLines(outcomes: readonly Outcome[], refusals: readonly Refusal[], io: Io): string {
  const [{ target }] = outcomes as readonly [Outcome]
  const shown = (path: string) => displayPath(target, path, io.cwd)
  const reasons = refusals.filter(({ reason }) => !isUnwanted(reason))
  if (reasons.length === 0) return ''
  const lines = reasons.map((refusal) => `stagefold: ${refusalText(refusal, shown(refusal.path))}\n`)
  const names = outcomes.map(
    (one) => `stagefold: nothing of ${displayScripts(one.target, io.cwd)} was written.\n`,
  )
  return [...lines, ...names].join('')
}
