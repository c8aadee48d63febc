import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { runOf, type CommandRecord, type World } from '../script/world.ts'
import type { Write } from '../script/host.ts'
import { viewsOf } from './copy-views.ts'
import { contextView } from './find.ts'
import { nameOf, partsOf, spanIn, type Part } from './plan.ts'
import { asIfPlaced } from './sources.ts'

interface Parts {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
}

/**
 * Paths at which the script has Dockerfiles of the fold for a while: copies of them under the name that docker looks
 * for, texts that it writes, and what had to make room for them.
 */
export function standIns(parts: Parts, world: World): ReadonlySet<string> {
  const known = found.get(parts)
  if (known) return known
  const paths = findStandIns(parts, world)
  found.set(parts, paths)
  return paths
}

/** Asked for every word of a script. */
const found = new WeakMap<Parts, ReadonlySet<string>>()

function findStandIns(parts: Parts, world: World): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { build } of partsOf(parts))
    if (build.readAt !== null && build.readAt !== build.dockerfile) found.add(build.readAt)
  const changed = world.hosts.flatMap((host) => host.snapshot().changed)
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const { path, content } of changed) {
      if (content?.kind === 'copy' && found.has(path) && content.from !== content.of) found.add(content.from)
    }
  }
  return found
}

/** Whether a command only brings Dockerfiles of the fold to where builds read them, or back to where they were. */
export function movesDockerfiles(record: CommandRecord, parts: Parts, world: World): boolean {
  const paths = standIns(parts, world)
  if (paths.size === 0) return feedsBuild(record, parts)
  const own = world.hosts[record.run]!.snapshot().changed.filter(({ by }) => isBy(by, record))
  const isOurs = own.length > 0 && own.every((write) => isMove(write, paths))
  return (isOurs && !servesOthers(record, parts, world)) || feedsBuild(record, parts)
}

/** It names a Dockerfile for the build of an image that is no part of the fold, or clears away behind it. */
export function servesOthers(record: CommandRecord, parts: Parts, world: World): boolean {
  const own = world.hosts[record.run]!.snapshot().changed.filter(({ by }) => isBy(by, record))
  const removed = record.steps.flatMap((id) => {
    const step = world.steps[id]!
    return step.kind === 'host' && step.command === 'rm' ? step.paths : []
  })
  const cleared = removed.filter((path) => standIns(parts, world).has(path))
  const builds = own.map(({ path, content }) => {
    const isBack = content?.kind === 'copy' && content.of === path
    return isBack ? buildAt(content.from, record, 'before', world) : buildAt(path, record, 'behind', world)
  })
  const all = [...builds, ...cleared.map((path) => buildAt(path, record, 'before', world))]
  return all.length > 0 && all.every((build) => isOther(build, parts))
}

function isOther(build: number | null, parts: Parts): boolean {
  return build !== null && partsOf(parts).every((part) => part.build.id !== build)
}

/** The build next to a command that reads its Dockerfile at a path. */
function buildAt(
  path: string,
  { run, at }: CommandRecord,
  where: 'before' | 'behind',
  world: World,
): number | null {
  const builds = world.steps.filter(
    (step) => step.kind === 'build' && step.readAt === path && runOf(world, step.id) === run,
  )
  const next = where === 'before' ? builds.findLast(({ id }) => id < at) : builds.find(({ id }) => id >= at)
  return next?.id ?? null
}

function isMove({ path, content }: Write, paths: ReadonlySet<string>): boolean {
  if (content === null) return false
  return paths.has(path) || (content.kind === 'copy' && content.of === path && paths.has(content.from))
}

/** It prints the Dockerfile into the pipe. */
function feedsBuild(record: CommandRecord, parts: Parts): boolean {
  return partsOf(parts).some(({ build }) => build.typed?.feeder && isBy(build.typed.feeder, record))
}

function isBy({ path, start, end }: Write['by'], { script, range }: CommandRecord): boolean {
  return path === script.path && start === range.start && end === range.end
}

/** What else uses a Dockerfile at a place where it is only for a while. */
export function refuseStandInUses(
  parts: Parts,
  others: readonly Part[],
  merged: readonly string[],
  world: World,
  journal: Journal,
): void {
  const paths = [...standIns(parts, world)]
  for (const part of others) {
    const file = nameOf(part)
    if (merged.includes(file) && part.build.readAt !== part.build.dockerfile)
      journal.add('SF231', part.build.span, { command: 'docker build', file })
  }
  for (const part of partsOf(parts)) {
    for (const path of paths) refuseCopied(path, isLink(path, world), part, world, journal)
  }
}

function isLink(path: string, world: World): boolean {
  const all = world.hosts.flatMap((host) => host.snapshot().changed)
  return all.some((one) => one.path === path && one.content?.kind === 'copy' && one.content.isLink)
}

/** With all of its folder it is one of the files that the fold changes (E65); by its name, or as a link, it is missed. */
function refuseCopied(path: string, asLink: boolean, part: Part, world: World, journal: Journal): void {
  const view = { ...contextView(part, world.project), placed: [asIfPlaced(path)] }
  for (const stage of part.dockerfile.stages) {
    for (const instruction of stage.instructions) {
      const copy = readCopy(instruction)
      const views = copy ? viewsOf(copy, instruction, stage, part, view) : []
      const isNamed = views.some(
        ({ word, view: found }) => found.kind !== 'context' && (asLink || !isWhole(word.text)),
      )
      if (isNamed) journal.add('SF231', spanIn(part, instruction), { command: copy!.kind, file: path })
    }
  }
}

function isWhole(source: string): boolean {
  return /^(\.?\/?)*$/.test(source)
}
