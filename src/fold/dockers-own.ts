import type { Journal } from '../diagnostics/journal.ts'
import { matchPath } from '../dockerfile/pattern.ts'
import type { Extraction, Reworking } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import { copyViews } from './copy-views.ts'
import { contextView, type Pattern } from './find.ts'
import { partsOf } from './plan.ts'
import type { Taken } from './sources.ts'

/** What Docker puts into every container, and no image has (E34, E117). */
const own = [
  '/.dockerenv',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/mtab',
  '/etc/resolv.conf',
  '/dev',
  '/dev/console',
  '/dev/pts',
  '/dev/shm',
  '/proc',
  '/sys',
]

/** Files that leave a container and that the stage would not have. */
export function refuseDockersOwn(pattern: Pattern, world: World, journal: Journal): void {
  for (const step of world.steps) {
    if ((step.kind !== 'extract' && step.kind !== 'rework') || !pattern.artifacts.has(step.id)) continue
    if (step.artifact.source === '/' && isOfContainer(step, world)) refuseWhole(step, pattern, world, journal)
    else if (step.kind === 'extract' && isOwn(step.artifact.source))
      journal.add('SF208', step.span, { word: step.artifact.source })
  }
}

/** `docker build --output` and `podman mount` let out what the image holds, and nothing else. */
function isOfContainer(step: Extraction | Reworking, world: World): boolean {
  if (step.kind === 'extract') return step.via !== null && world.steps[step.via]!.kind === 'stream'
  const from = world.steps[step.from]!
  return (from.kind !== 'extract' && from.kind !== 'rework') || isOfContainer(from, world)
}

function isOwn(path: string): boolean {
  return own.includes(path) || /^\/(dev|proc|sys)\//.test(path)
}

/** `docker export`: of all that lies on the host, what a build takes counts. */
function refuseWhole(step: Extraction | Reworking, pattern: Pattern, world: World, journal: Journal): void {
  for (const part of partsOf(pattern)) {
    const view = contextView(part, world.project)
    const placed = view.placed.filter((one) => one.step === step.id)
    const found = placed.length === 0 ? [] : copyViews(part, { ...view, placed })
    const taken = found.flatMap((one) => (one.kind === 'artifact' || one.kind === 'both' ? one.taken : []))
    if (found.some(({ kind }) => kind === 'unclear') || taken.some(holdsOwn))
      journal.add('SF208', cameBy(step, world), { word: 'docker export' })
  }
}

function cameBy(step: Extraction | Reworking, world: World): Span {
  return step.kind === 'extract' && step.via !== null ? world.steps[step.via]!.span : step.span
}

function holdsOwn({ stagePath, isPattern }: Taken): boolean {
  return own.some((path) =>
    isPattern ? matchPath(stagePath, path) === 'yes' : isWithin(path, stagePath) || isWithin(stagePath, path),
  )
}
