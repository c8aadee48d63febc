import { scanTogether } from './scan-together.ts'
import type { ScanOptions, ScanResult } from './types.ts'

/**
 * Finds every pipeline of a project and folds it. Pipelines that share files are folded alike or refused together,
 * which is why the results come after the last script was read; until then `onEvent` has each as it stands alone.
 *
 * Reads through `options.project` and writes nothing. A project that cannot be read, or that stagefold itself stumbles
 * over, is one refused result (SF109) and does not stop the others. Others have their turn every few folds: a signal,
 * a page's next frame.
 *
 * @param options the project, where to look in it, and what to fold with
 * @returns the pipelines in the order of their scripts' paths. Nothing is read before the first one is asked for.
 * @throws RangeError for a shard that is none, and the reason of `options.signal` once it is aborted: both where the
 *   results are asked for
 */
export function scan(options: ScanOptions): AsyncGenerator<ScanResult, void, void> {
  return scanTogether(options, null)
}
