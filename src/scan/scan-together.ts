import { withoutCovered } from './covered.ts'
import { foldAll } from './fold-all.ts'
import type { Helpers } from './help.ts'
import { findJobs } from './jobs.ts'
import { checkShard, inShard } from './shard.ts'
import { settleShared } from './shared.ts'
import type { ScanOptions, ScanResult } from './types.ts'

/** `scan`, with others that fold at the same time. */
export async function* scanTogether(
  options: ScanOptions,
  helpers: Helpers | null,
): AsyncGenerator<ScanResult, void, void> {
  const { shard, signal } = options
  checkShard(shard)
  signal?.throwIfAborted()
  const outcomes = await foldAll(findJobs(options), options, helpers)
  const settled = settleShared(withoutCovered(outcomes), outcomes, options)
  for (const result of inShard(settled, options)) {
    signal?.throwIfAborted()
    yield result
  }
}
