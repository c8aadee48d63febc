import type { Outcome } from './types.ts'

/**
 * A Makefile that calls a script holds the pipeline of that script: found in a folder, both are one. What was named
 * stays.
 */
export function withoutCovered(outcomes: readonly Outcome[]): readonly Outcome[] {
  const places = outcomes.map(placesOf)
  const holders = new Map<string, number[]>()
  for (const [at, own] of places.entries())
    for (const place of own) holders.set(place, [...(holders.get(place) ?? []), at])
  return outcomes.filter((outcome, at) => {
    const own = places[at]!
    const [place] = own
    if (outcome.named || place === undefined) return true
    return !holders.get(place)!.some((nth) => {
      if (nth === at || ![...own].every((one) => places[nth]!.has(one))) return false
      const [other, isSame] = [outcomes[nth]!, places[nth]!.size === own.size]
      return !isSame || isCaller(other) || (nth < at && !isCaller(outcome))
    })
  })
}

/** Where the steps of its pipeline are. */
function placesOf({ result }: Outcome): ReadonlySet<string> {
  return new Set(result.pipeline?.steps.map(({ span }) => `${span.path}:${span.start}`))
}

/** All of it happens in other scripts. */
function isCaller({ scripts, result }: Outcome): boolean {
  return result.pipeline!.steps.every(({ span }) => span.path !== scripts[0])
}
