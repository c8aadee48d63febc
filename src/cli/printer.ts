import type { Refusal } from '../apply/refusal.ts'
import { isFormat, openReport } from '../report/formats.ts'
import { levelsOf } from './fail-on.ts'
import type { Outcome } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { plainOutcome } from './json.ts'
import { fromRepository } from './locate.ts'
import { textPrinter } from './print.ts'
import { readShard } from './shard.ts'
import { version } from '../version.ts'

/** Where outcomes go, one after the other, in the form that is asked for. */
export interface Printer {
  /** @param refusals where the files were to be written: why they were not, or empty */
  add(outcome: Outcome, refusals?: readonly Refusal[]): void
  /** @param searched how many scripts were looked at */
  end(searched: number): void
}

export function openPrinter(invocation: Invocation, io: Io): Printer {
  const { options } = invocation
  if (!isFormat(options.format)) return textPrinter(invocation, io)
  const formatter = openReport(options.format, {
    version,
    levels: levelsOf(options),
    locate: fromRepository(io),
    ...(options.shard !== undefined && { shard: readShard(options.shard) }),
  })
  const write = (text: string) => {
    if (text !== '') io.stdout.write(text)
  }
  return {
    add: (outcome, refusals) => write(formatter.add(plainOutcome(outcome, io, refusals))),
    end: () => write(formatter.end()),
  }
}
