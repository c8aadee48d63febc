import type { Choices, Condition } from './conditions.ts'
import type { CommandRecord, World } from './world.ts'

/** More ways than these are no script that anybody keeps in mind. */
const MOST_WAYS = 8

/**
 * The ways on from those that were taken, when steps hang on a condition that is still open: that condition comes out
 * so, or so.
 *
 * @returns null when nothing is open, or there are too many ways.
 */
export function moreWays(ways: readonly Choices[], world: World): readonly Choices[] | null {
  const more = ways.flatMap((choices, run): readonly Choices[] => {
    const open = openCondition(run, world)
    if (!open) return [choices]
    return [true, false].map((answer) => new Map([...choices, [open.key, answer]]))
  })
  return more.length === ways.length || more.length > MOST_WAYS ? null : more
}

/** Steps hang on an open condition: a fold of these ways would be refused. */
export function hasOpenSteps(world: World): boolean {
  return world.records.some((record) => isStep(record, world) && conditionBehind(record, world) !== undefined)
}

function openCondition(run: number, world: World): Condition | undefined {
  const doubtful = world.records.filter((record) => record.run === run && record.maybe !== null)
  return [...doubtful.filter((record) => isStep(record, world)), ...doubtful.filter(isSetting)]
    .map((record) => conditionBehind(record, world))
    .find((condition) => condition !== undefined)
}

function isStep({ steps, maybe }: CommandRecord, world: World): boolean {
  return maybe !== null && steps.some((id) => !['image', 'remove'].includes(world.steps[id]!.kind))
}

/** It changes what later commands mean. */
function isSetting({ role, assigns }: CommandRecord): boolean {
  return role === 'shell' || assigns.length > 0
}

/** The condition on which it hangs whether a command runs; undefined where it is a loop, say. */
export function conditionBehind({ maybe }: CommandRecord, world: World): Condition | undefined {
  const left = maybe?.type === 'Statement' ? maybe.command : maybe
  return left ? world.conditions.get(left) : undefined
}
