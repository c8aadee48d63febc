import type { Outcome } from './fold-target.ts'

/**
 * A Makefile that calls a script holds the pipeline of that script: found in a folder, both are one. What was named on
 * the command line stays.
 */
export function withoutCovered(outcomes: readonly Outcome[]): readonly Outcome[] {
  const places = new Map(outcomes.map((outcome) => [outcome, placesOf(outcome)]))
  return outcomes.filter((outcome, at) => {
    const own = places.get(outcome)!
    if (outcome.target.named || own.size === 0) return true
    return !outcomes.some((other, nth) => {
      if (other === outcome || other.target.root !== outcome.target.root) return false
      const theirs = places.get(other)!
      const isCovered = [...own].every((place) => theirs.has(place))
      const isSame = theirs.size === own.size
      return isCovered && (!isSame || isCaller(other) || (nth < at && !isCaller(outcome)))
    })
  })
}

/** Where the steps of its pipeline are. */
function placesOf({ result }: Outcome): ReadonlySet<string> {
  return new Set(result.pipeline?.steps.map(({ span }) => `${span.path}:${span.start}`))
}

/** All of it happens in other scripts. */
function isCaller({ target, result }: Outcome): boolean {
  return result.pipeline!.steps.every(({ span }) => span.path !== target.script)
}
