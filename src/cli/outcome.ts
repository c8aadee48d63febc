import { encode } from '../project/decode.ts'
import type { FoldResult } from '../result.ts'
import { exitCodes } from './exit-codes.ts'
import { levelsOf, objectionTo } from './fail-on.ts'
import type { Outcome } from './fold-target.ts'
import type { Options } from './options.ts'

/** What was only found, and has no builder pattern or is written in a way that is not read, is not worth a word. */
export function isShown({ target, result }: Outcome): boolean {
  const isForeign = result.diagnostics.some(({ code }) => code === 'SF107')
  return target.named || (result.status !== 'nothing' && !isForeign)
}

/** The exit code that a run comes to. */
export function codeOfRun(
  outcomes: readonly { readonly result: Judged }[],
  options: Pick<Options, 'check' | 'fail-on'>,
): number {
  return Math.max(exitCodes.done.code, ...outcomes.map(({ result }) => codeOf(result, options)))
}

/** What `--fail-on` forbids to write needs no proof either. */
export function mayBeWritten(options: Pick<Options, 'fail-on'>): (outcome: Outcome) => boolean {
  return ({ result }) => objectionTo(result, levelsOf(options)) === null
}

/** A script that could not even be read is a wrong input rather than a refusal. */
export function codeOf(result: Judged, options: Pick<Options, 'check' | 'fail-on'> = {}): number {
  const levels = levelsOf(options)
  if (result.status !== 'refused') {
    const isFound = (levels.foldable && result.status === 'folded') || objectionTo(result, levels) !== null
    return isFound ? exitCodes.found.code : exitCodes.done.code
  }
  const isUnread = result.diagnostics.some(({ code }) => code.startsWith('SF1'))
  if (result.pipeline === null && isUnread) return exitCodes.failed.code
  return options['fail-on'] === 'never' ? exitCodes.done.code : exitCodes.found.code
}

/** What of a result decides on the exit code. */
interface Judged {
  readonly status: FoldResult['status']
  readonly pipeline: unknown
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[]
}

/** A merged Dockerfile's bytes as `--write` would leave them; one that stays as it is comes in no edit. */
export function mergedDockerfile({ target, result }: Outcome, path: string): Uint8Array {
  const edit = result.edits.find((one) => one.path === path)
  if (edit !== undefined) return encode(edit.after ?? '', edit.encoding)
  const file = target.project.read(path)
  return encode(file?.text ?? '', file?.encoding ?? 'utf8')
}
