import type { Shard } from '../scan/types.ts'
import { UsageError } from './errors.ts'

/** @throws UsageError for what is not `N/M` with N from 1 to M */
export function readShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new UsageError(
      `The \`--shard\` option is invalid: \`${text}\` is not \`N/M\` with a number of the shard from 1 to M, as in \`3/8\`.`,
    )
  return { index, count }
}
