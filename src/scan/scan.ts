import { withoutCovered } from './covered.ts'
import { foldAll } from './fold-all.ts'
import { findJobs } from './jobs.ts'
import { inShard } from './shard.ts'
import { settleShared } from './shared.ts'
import type { ScanOptions, ScanResult } from './types.ts'

/**
 * Finds every pipeline of a project and folds it. Pipelines that share files are folded alike or refused together,
 * which is why the results come after the last script was read; `onEvent` tells how far it is.
 *
 * Reads through `options.project` and writes nothing. A project that cannot be read, or that stagefold itself stumbles
 * over, is one refused result and does not stop the others.
 *
 * @throws the reason of `options.signal` once it is aborted.
 */
export async function* scan(options: ScanOptions): AsyncGenerator<ScanResult, void, void> {
  const outcomes = await foldAll(findJobs(options), options)
  const settled = settleShared(withoutCovered(outcomes), options)
  yield* inShard(settled, options)
}
