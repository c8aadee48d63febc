import type { BuildEvent } from './commands/session.ts'

/** An image that a way is to make. */
export interface Wanted {
  /** Absolute; null when no path is known. */
  readonly dockerfile: string | null
  /** The stage; null for the last one, undefined where nobody knows. */
  readonly target: string | null | undefined
  /** Names that it may have. */
  readonly tags: readonly string[]
}

/** The builds that made the wanted images; null for one that none made. */
export function findBuilds(
  wanted: readonly Wanted[],
  builds: readonly BuildEvent[],
): readonly (BuildEvent | null)[] {
  return wanted.map((one) => {
    const own = builds.filter((build) => isFrom(one, build))
    const twins = wanted.filter((other) => isSame(one, other))
    // A loop that builds the same several times makes them in the order in which it was read.
    if (own.length === twins.length) return own[twins.indexOf(one)]!
    const isTagged = ({ tags }: BuildEvent): boolean => tags.some((tag) => one.tags.includes(tag))
    return (
      own.findLast(isTagged) ??
      builds.findLast(isTagged) ??
      own.at(-1) ??
      onStandardInput(one, builds, wanted)
    )
  })
}

function isFrom({ dockerfile, target }: Wanted, build: BuildEvent): boolean {
  if (dockerfile === null || dockerfile !== build.dockerfile) return false
  return target === undefined || target === build.target
}

function isSame(one: Wanted, other: Wanted): boolean {
  return one.dockerfile === other.dockerfile && one.target === other.target
}

/** No path tells of a Dockerfile that came through a pipe; one image can be no other than the last. */
function onStandardInput(
  { dockerfile }: Wanted,
  builds: readonly BuildEvent[],
  { length }: readonly Wanted[],
): BuildEvent | null {
  if (length > 1) return null
  return builds.findLast((build) => dockerfile === null || build.dockerfile === null) ?? null
}
