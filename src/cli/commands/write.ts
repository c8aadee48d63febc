import { createWriter } from '../../apply/apply.ts'
import type { Writer } from '../../apply/apply.ts'
import { refusalText } from '../../apply/refusal.ts'
import type { Refusal } from '../../apply/refusal.ts'
import type { FileChange } from '../../result.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayPath, displayScripts } from '../fold-target.ts'
import type { Outcome } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import { outcomesJson } from '../json.ts'
import { codeOf } from '../outcome.ts'
import { closing, printDiagnostics } from '../print.ts'

/**
 * `--write`: each pipeline's files, all or none; a pipeline that is not written does not stop the others.
 * @param unverified folded pipelines that are not to be written, with `--verify`
 */
export function writeCommand(
  outcomes: readonly Outcome[],
  searched: number,
  invocation: Invocation,
  io: Io,
  unverified: ReadonlySet<Outcome> = new Set(),
): number {
  const refusals = writeAll(outcomes, unverified, invocation.options['allow-dirty'] ?? false, io)
  const written = outcomes.filter((outcome) => outcome.result.status !== 'folded' || !refusals.has(outcome))
  if (invocation.options.format === 'json') io.stdout.write(outcomesJson(outcomes, io, refusals))
  else {
    printDiagnostics(outcomes, invocation, io)
    for (const outcome of outcomes) io.stderr.write(report(outcome, refusals.get(outcome), io))
    if (written.length > 0 || outcomes.length === 0)
      io.stderr.write(closing(written, searched, invocation, io))
  }
  const codes = outcomes.map(({ result }) => codeOf(result))
  return Math.max(refusals.size > 0 ? exitCodes.found.code : exitCodes.done.code, ...codes)
}

function writeAll(
  outcomes: readonly Outcome[],
  unverified: ReadonlySet<Outcome>,
  allowDirty: boolean,
  io: Io,
): ReadonlyMap<Outcome, readonly Refusal[]> {
  const writers = new Map<string, Writer>()
  const refusals = new Map<Outcome, readonly Refusal[]>()
  const folded = outcomes.filter(({ result }) => result.status === 'folded')
  for (const outcome of folded.filter((one) => unverified.has(one)))
    refusals.set(outcome, [{ path: outcome.target.script, reason: 'unverified' }])
  for (const unit of unitsOf(folded)) {
    const blocked = unit.flatMap((outcome) => refusals.get(outcome) ?? [])
    const { root } = unit[0]!.target
    const writer = writers.get(root) ?? createWriter(root, { allowDirty, env: io.env })
    writers.set(root, writer)
    const refused = blocked.length > 0 ? blocked : writer(editsOf(unit))
    if (refused.length > 0) for (const outcome of unit) refusals.set(outcome, refused)
  }
  return refusals
}

/** What is written together, in the order in which it was found. */
function unitsOf(outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] {
  const units = new Map<string, Outcome[]>()
  for (const outcome of outcomes) units.set(outcome.unit, [...(units.get(outcome.unit) ?? []), outcome])
  return [...units.values()]
}

/** Each file once: pipelines of one unit make the same of those that they share. */
function editsOf(unit: readonly Outcome[]): readonly FileChange[] {
  return [...new Map(unit.flatMap(({ result }) => result.edits).map((edit) => [edit.path, edit])).values()]
}

function report({ target, result }: Outcome, refusals: readonly Refusal[] | undefined, io: Io): string {
  const shown = (path: string) => displayPath(target, path, io.cwd)
  if (refusals === undefined) {
    return result.edits
      .map((edit) => `${edit.after === null ? 'deleted' : 'wrote'} ${shown(edit.path)}\n`)
      .join('')
  }
  const lines = refusals.map((refusal) => `stagefold: ${refusalText(refusal, shown(refusal.path))}\n`)
  return `${lines.join('')}stagefold: nothing of ${displayScripts(target, io.cwd)} was written.\n`
}
