import type { Journal } from '../diagnostics/journal.ts'
import type { Artifact, ContainerStart, Mount } from '../pipeline/types.ts'
import type { FoldOptions } from '../result.ts'
import { heldFiles } from '../script/docker/fill.ts'
import type { World } from '../script/world.ts'
import { known } from '../shell/value.ts'
import { isWithin } from '../source/path.ts'
import { stageChain } from './chain.ts'
import { isTurnedOff, oldFrontend } from './buildkit.ts'
import { isRootUser } from './owners.ts'
import { partsOf, type Builder, type Plan } from './plan.ts'

/** What makes a build faster and decides nothing in it. */
export function isCache({ path, target }: Mount): boolean {
  return cacheFolder.test(path) || cacheFolder.test(target)
}

const cacheFolder =
  /(^|\/)(\.m2|\.gradle|\.npm|\.cache|\.yarn|\.ivy2|\.sbt|\.cargo|\.composer|\.nuget|\.pub-cache|pkg\/mod|ccache|\.ccache)(\/|$)/

/** What is mounted for speed alone: nothing of the repository, and nothing that a build takes. */
export function cachesOf(
  { mounts }: ContainerStart,
  artifacts: readonly Artifact[],
  world: World,
): readonly Mount[] {
  return mounts.filter((mount) => {
    if (mount.kind === 'tmpfs' || mount.path === '' || !isCache(mount)) return false
    const isTaken = artifacts.some(({ source }) => isWithin(source, mount.target))
    return mount.kind !== 'project' || (!isTaken && heldFiles(mount.path, world).length === 0)
  })
}

/**
 * The caches that the RUN keeps, where `--cache-mounts` asks for it: what BuildKit mounts there is the same from one
 * build to the next, and no part of the image.
 *
 * @returns none where the builder cannot do it, or the process could not write there.
 */
export function keptCaches(
  caches: readonly Mount[],
  start: ContainerStart,
  builder: Builder,
  plan: Plan,
  world: World,
  options: FoldOptions,
): readonly Mount[] {
  if (!options.cacheMounts || ownerOf(start, builder, plan) === null) return []
  const isOff = plan.finals.some((final) => isTurnedOff(final, world))
  const isOld = partsOf(plan).some(({ dockerfile }) => oldFrontend(dockerfile, 2) !== null)
  return isOff || isOld ? [] : caches.filter(({ target }) => !/[\s,"'$]/.test(target))
}

/** `--mount=type=cache,target=/root/.m2`, each with a blank behind it. */
export function cacheFlags(
  caches: readonly Mount[],
  start: ContainerStart,
  builder: Builder,
  plan: Plan,
): string {
  const owner = ownerOf(start, builder, plan) ?? ''
  return caches.map(({ target }) => `--mount=type=cache,target=${target}${owner} `).join('')
}

/** A cache belongs to root unless it is told whom; null for a user whose number nobody knows. */
function ownerOf({ process }: ContainerStart, builder: Builder, plan: Plan): string | null {
  const { instructions } = stageChain(builder.target, builder, plan)
  const last = instructions.findLast((one) => one.keyword === 'USER')?.argument.trim()
  const given = process?.user ? known(process.user) : null
  const user = given ?? last
  if (user === undefined || isRootUser(user)) return ''
  const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(user) ?? []
  return uid === undefined ? null : `,uid=${uid},gid=${gid ?? '0'}`
}

/** What one container leaves in a volume and another finds there is no cache. */
export function refuseSharedVolumes(start: ContainerStart, world: World, journal: Journal): void {
  const own = start.mounts.filter((mount) => mount.kind === 'volume' && mount.path !== '' && !isCache(mount))
  const others = world.steps.flatMap((step) =>
    step.kind === 'container' && step.id !== start.id ? step.mounts : [],
  )
  if (own.some(({ path }) => others.some((other) => other.kind === 'volume' && other.path === path)))
    journal.add('SF221', start.span)
}
