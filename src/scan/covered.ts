import type { Traced } from './fold-all.ts'
import { addTo } from '../source/lists.ts'

/**
 * A Makefile that calls a script holds the pipeline of that script: found in a folder, both are one. What was named
 * stays.
 */
export function withoutCovered(outcomes: readonly Traced[]): readonly Traced[] {
  const holders = new Map<string, number[]>()
  for (const [at, { trace }] of outcomes.entries())
    for (const place of trace.places) addTo(holders, place, at)
  return outcomes.filter((outcome, at) => {
    const [place] = outcome.trace.places
    if (outcome.named || place === undefined) return true
    return !holders.get(place)!.some((nth) => nth !== at && isCovered(outcome, outcomes[nth]!, nth < at))
  })
}

/** Of several that are the same the first caller stays: it says how the script is called. */
function isCovered({ trace: own }: Traced, { trace: other }: Traced, isEarlier: boolean): boolean {
  const [mine, theirs] = own.isCaller ? [own.doings, other.doings] : [own.places, other.places]
  const held = new Set(theirs)
  if (!mine.every((one) => held.has(one))) return false
  if (theirs.length > mine.length) return true
  return own.isCaller === other.isCaller ? isEarlier : other.isCaller
}
