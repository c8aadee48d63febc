import type { Step } from '../pipeline/types.ts'
import type { Outcome } from './types.ts'

/**
 * A Makefile that calls a script holds the pipeline of that script: found in a folder, both are one. What was named
 * stays.
 */
export function withoutCovered(outcomes: readonly Outcome[]): readonly Outcome[] {
  const views = outcomes.map((outcome, at) => ({ at, ...viewOf(outcome) }))
  const holders = new Map<string, View[]>()
  for (const view of views) for (const place of view.places) append(holders, place, view)
  return outcomes.filter((outcome, at) => {
    const own = views[at]!
    const [place] = own.places
    if (outcome.named || place === undefined) return true
    return !holders.get(place)!.some((other) => other !== own && isCovered(own, other))
  })
}

/** What of a pipeline others may hold. */
interface View {
  readonly at: number
  /** Where its steps are. */
  readonly places: ReadonlySet<string>
  /** The same, with the files that are built: one script does this here and that there, as its caller wants it. */
  readonly doings: ReadonlySet<string>
  /** All of it happens in other scripts. */
  readonly isCaller: boolean
}

function viewOf({ scripts, result }: Outcome): Omit<View, 'at'> {
  const steps = result.pipeline?.steps ?? []
  return {
    places: new Set(steps.map(placeOf)),
    doings: new Set(steps.map(doingOf)),
    isCaller: steps.every(({ span }) => span.path !== scripts[0]),
  }
}

function placeOf({ span }: Step): string {
  return `${span.path}:${span.start}`
}

function doingOf(step: Step): string {
  return step.kind === 'build' ? `${placeOf(step)}:${step.dockerfile}:${step.context}` : placeOf(step)
}

/** Of several that are the same the first caller stays: it says how the script is called. */
function isCovered(own: View, other: View): boolean {
  const [mine, theirs] = own.isCaller ? [own.doings, other.doings] : [own.places, other.places]
  if (![...mine].every((one) => theirs.has(one))) return false
  if (theirs.size > mine.size || own.isCaller !== other.isCaller)
    return theirs.size > mine.size || other.isCaller
  return other.at < own.at
}

function append(map: Map<string, View[]>, key: string, view: View): void {
  const list = map.get(key)
  if (list) list.push(view)
  else map.set(key, [view])
}
