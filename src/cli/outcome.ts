import { encode } from '../project/decode.ts'
import type { FoldResult } from '../result.ts'
import { exitCodes } from './exit-codes.ts'
import type { Outcome } from './fold-target.ts'

/** What was only found, and has no builder pattern or is written in a way that is not read, is not worth a word. */
export function isShown({ target, result }: Outcome): boolean {
  const isForeign = result.diagnostics.some(({ code }) => code === 'SF107')
  return target.named || (result.status !== 'nothing' && !isForeign)
}

/** A script that could not even be read is a wrong input rather than a refusal. */
export function codeOf(result: FoldResult): number {
  if (result.status !== 'refused') return exitCodes.done.code
  const isUnread = result.diagnostics.some(({ code }) => code.startsWith('SF1'))
  return result.pipeline === null && isUnread ? exitCodes.failed.code : exitCodes.found.code
}

/** A merged Dockerfile's bytes as `--write` would leave them; one that stays as it is comes in no edit. */
export function mergedDockerfile({ target, result }: Outcome, path: string): Uint8Array {
  const edit = result.edits.find((one) => one.path === path)
  if (edit !== undefined) return encode(edit.after ?? '', edit.encoding)
  const file = target.project.read(path)
  return encode(file?.text ?? '', file?.encoding ?? 'utf8')
}
