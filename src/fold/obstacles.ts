import type { Code } from '../diagnostics/rules.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { textAround, type Obstacle, type ObstacleReason, type World } from '../script/world.ts'
import type { Span } from '../source/span.ts'
import type { Pattern } from './find.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import { refuseContextChanges, refuseMovedAway } from './context-changes.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView } from './find.ts'
import { refuseDoubtful } from './doubtful.ts'
import { refuseHidden, refuseLonelyHidden } from './hidden.ts'
import { copiesFolder, takesFolder, takesUnknown } from './host-work.ts'
import { refuseDockersOwn } from './dockers-own.ts'
import { refuseImageFiles } from './image-files.ts'
import { partsOf, type Part } from './plan.ts'
import { show } from '../shell/value.ts'
import { refuseWritten } from './written-dockerfiles.ts'
import { refuseProcess } from './process-work.ts'
import { asIfPlaced } from './sources.ts'

const codes: Readonly<Record<ObstacleReason, Code>> = {
  'unreadable-option': 'SF201',
  'unknown-path': 'SF202',
  'unknown-directory': 'SF219',
  'unknown-container': 'SF203',
  'removed-container': 'SF228',
  'container-runs': 'SF205',
  'copy-fails': 'SF206',
  'copy-to-stream': 'SF207',
  'file-is-there': 'SF225',
  'mount-fills': 'SF226',
  'output-fills': 'SF234',
  'image-layers': 'SF238',
  'image-imported': 'SF237',
  'archive-fills': 'SF232',
  'whole-container': 'SF208',
  'unclear-destination': 'SF222',
  maybe: 'SF209',
  'calls-itself': 'SF230',
}

/**
 * What the interpreter could not follow, as far as it belongs to the pattern.
 *
 * @param known extractions that leave the script, of this pattern or another.
 */
export function refuseObstacles(
  world: World,
  pattern: Pattern,
  known: ReadonlySet<number>,
  all: readonly Part[],
  journal: Journal,
): void {
  const builders = new Set(pattern.builders.map((builder) => builder.build.id))
  const parts = partsOf(pattern)
  const builds = parts.map((part) => part.build.span)
  // A builder's stage is built with the final one, after all that the script unpacked until then.
  // What the final build takes from nowhere may come from any container of an image of this script.
  const waits = pattern.finals.some((final) => takesUnknown(final, world))
  for (const obstacle of world.obstacles) {
    const start = obstacle.step === null ? null : world.steps[obstacle.step]!
    const isInBuild = builds.some((span) => holdsSpan(span, obstacle.span))
    if (fillings.has(obstacle.reason)) {
      refuseFilled(obstacle, parts, world, journal)
      continue
    }
    const isOurs =
      start?.kind === 'container' &&
      start.build !== null &&
      (streams.has(obstacle.reason)
        ? all.some(
            (part) => (parts.includes(part) || part.build.id > start.id) && isTaken(obstacle, part, world),
          )
        : waits || builders.has(start.build))
    if (isInBuild || isOurs || obstacle.reason === 'calls-itself') tell(obstacle, journal)
  }
  refuseWritten(
    parts.map((part) => part.build),
    world,
    journal,
  )
  refuseHidden(world, pattern, journal)
  refuseTouched(world, pattern, journal)
  refuseDoubtful(world, pattern, journal)
  refuseRunning(world, pattern, journal)
  refuseDockersOwn(pattern, world, journal)
  refuseImageFiles(world, parts, journal)
  for (const final of pattern.finals) {
    refuseContextChanges(final, pattern, known, world, journal)
    refuseMovedAway(final, pattern, world, journal)
  }
}

/**
 * A script without a pattern that would have one but for what could not be followed: files leave a container of an
 * image that the script builds, and a build follows.
 */
export function refuseLonelyObstacles(
  world: World,
  parts: readonly Part[],
  unread: readonly ImageBuild[],
  journal: Journal,
): void {
  refuseLonelyHidden(world, journal)
  refuseImageFiles(world, parts, journal)
  for (const obstacle of world.obstacles) {
    const start = obstacle.step === null ? null : world.steps[obstacle.step]!
    if (obstacle.reason === 'unknown-container' && parts.some((part) => takesUnknown(part, world)))
      tell(obstacle, journal)
    if (start?.kind !== 'container' || start.build === null || fillings.has(obstacle.reason)) continue
    const later = parts.filter((part) => part.build.id > start.id)
    const hasUnread = unread.some((build) => build.id > start.id)
    const mayFeed = !streams.has(obstacle.reason) || later.some((part) => isTaken(obstacle, part, world))
    if (hasUnread || (later.length > 0 && mayFeed)) tell(obstacle, journal)
  }
}

/** Files taken by a build whose image nobody builds here. */
export function refuseForeignImages(world: World, parts: readonly Part[], journal: Journal): void {
  for (const part of parts) {
    const view = contextView(part, world.project)
    for (const placed of view.placed) {
      if (placed.artifact.build !== null || !takesArtifacts(part, { ...view, placed: [placed] })) continue
      journal.add('SF204', world.steps[placed.step]!.span, { image: show(placed.artifact.image) })
    }
  }
}

function tell(obstacle: Obstacle, journal: Journal): void {
  journal.add(codes[obstacle.reason], obstacle.span, obstacle.args)
}

const fillings: ReadonlySet<ObstacleReason> = new Set(['mount-fills', 'archive-fills'])

/** A build that copies the whole of a folder in which a container may have made any file. */
function refuseFilled(obstacle: Obstacle, parts: readonly Part[], world: World, journal: Journal): void {
  const path = obstacle.args['path']!
  const later = parts.filter((part) => part.build.id > obstacle.step! && !part.byHand)
  if (later.some((part) => copiesFolder(part, path, world))) tell(obstacle, journal)
}

/** What these let out can go anywhere, or nowhere. */
const streams: ReadonlySet<ObstacleReason> = new Set([
  'container-runs',
  'copy-to-stream',
  'file-is-there',
  'output-fills',
])

/** A container that only runs keeps its builder; what it lets out must not be what a later build copies. */
/** `mv` and `cp` bring what was written under other names. */
function handedOn(paths: readonly string[], world: World): readonly string[] {
  const all = new Set(paths)
  for (const step of world.steps) {
    if (step.kind === 'host' && step.paths.some((path) => all.has(path)))
      for (const path of step.paths) all.add(path)
  }
  return [...all]
}

function isTaken({ span }: Obstacle, part: Part, world: World): boolean {
  const written = part.moment.host.changed.filter(({ by }) => holdsSpan(span, by))
  const view = contextView(part, world.project)
  const paths = handedOn(
    written.map(({ path }) => path),
    world,
  )
  const isNamed = takesArtifacts(part, { ...view, placed: paths.map(asIfPlaced) })
  return isNamed || takesUnknown(part, world) || (written.length === 0 && takesFolder(part, world))
}

function holdsSpan(outer: Span, inner: Span): boolean {
  return outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end
}

/** An artifact that the script changes before a build takes it is not what the builder made (E120-E126). */
function refuseTouched(world: World, pattern: Pattern, journal: Journal): void {
  for (const part of partsOf(pattern)) {
    for (const { placed, path, by } of part.moment.host.touched) {
      const builder = pattern.builders.find((one) => one.build.id === placed.artifact.build)
      if (!builder || !pattern.artifacts.has(placed.step)) continue
      const command = textAround(world, by).slice(by.start, by.end).split(/\s/)[0]!
      const args = {
        command,
        path,
        stage: builder.target.name?.text ?? builder.dockerfile.path,
        dockerfile: builder.dockerfile.path,
      }
      const related = [
        { span: world.steps[placed.step]!.span, text: `${placed.artifact.path} is extracted here` },
      ]
      journal.add('SF210', by, args, { related })
    }
  }
}

/** The artifact may be made by the process that ran, not by the image. */
function refuseRunning(world: World, pattern: Pattern, journal: Journal): void {
  for (const step of world.steps) {
    if (step.kind !== 'extract' || !pattern.artifacts.has(step.id)) continue
    const start = world.steps[step.container]!
    if (start.kind !== 'container') continue
    refuseProcess(start, step, world.waited.has(start.id), journal)
  }
}
