import { isFormat, openReport } from '../../report/formats.ts'
import type { Formatter } from '../../report/formatter.ts'
import { plainTextFormatter } from '../../report/plain-text.ts'
import { UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { levelsOf } from '../fail-on.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { fromHere, fromRepository } from '../locate.ts'
import { mergeDocuments } from '../merge-documents.ts'
import { codeOf } from '../outcome.ts'
import { version } from '../../version.ts'

/** `stagefold report`: the results of several runs as those of one. */
export function reportCommand(invocation: Invocation, io: Io): number {
  const { paths, options } = invocation
  if (paths.length === 0)
    throw new UsageError('`report` needs the files that `--format json` wrote, at least one.')
  const { remarks, isComplete, results } = mergeDocuments(paths, io)
  io.stderr.write(remarks.map((remark) => `stagefold: ${remark}\n`).join(''))
  const formatter = formatterOf(invocation, io)
  let code: number = isComplete ? exitCodes.done.code : exitCodes.failed.code
  for (const result of results()) {
    const isLeft = result.written === false && result.status === 'folded' && options['fail-on'] !== 'never'
    code = Math.max(code, codeOf(result, options), isLeft ? exitCodes.found.code : exitCodes.done.code)
    io.stdout.write(formatter.add(result))
  }
  io.stdout.write(formatter.end())
  return code
}

function formatterOf({ options }: Invocation, io: Io): Formatter {
  const color = wantsColor(io, io.stdout, options.color)
  const isListed = options.check ?? false
  if (!isFormat(options.format)) return plainTextFormatter({ color, isListed, locate: fromHere(io) })
  return openReport(options.format, { version, levels: levelsOf(options), locate: fromRepository(io) })
}
