import { joinPath } from '../source/path.ts'
import type { ScanOptions, ScanResult, Shard } from './types.ts'

/**
 * The pipelines of one shard. What is written together comes in one, and where a unit goes depends on the name of its
 * first script alone: a pipeline that comes or goes elsewhere moves no other.
 */
export function inShard(
  results: readonly ScanResult[],
  { shard, at = '' }: Pick<ScanOptions, 'shard' | 'at'>,
): readonly ScanResult[] {
  if (shard === undefined) return results
  const first = new Map<number, string>()
  for (const { unit, scripts } of results) {
    const known = first.get(unit)
    if (known === undefined || scripts[0] < known) first.set(unit, scripts[0])
  }
  return results.filter(
    ({ unit }) => digest(joinPath(at, first.get(unit)!)) % shard.count === shard.index - 1,
  )
}

/** @throws RangeError for one that would be empty, or that another one would not fit to. */
export function checkShard(shard: Shard | undefined): void {
  if (shard === undefined) return
  const { index, count } = shard
  if (Number.isInteger(index) && Number.isInteger(count) && index >= 1 && index <= count) return
  throw new RangeError(`Shard ${index} of ${count} is none: it is an integer from 1 to their number.`)
}

/** FNV-1a and MurmurHash3's last step: spreads names that differ in one digit, and is the same everywhere. */
function digest(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
