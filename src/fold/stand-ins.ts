import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import type { CommandRecord, World } from '../script/world.ts'
import type { Write } from '../script/host.ts'
import { viewsOf } from './copy-views.ts'
import { contextView } from './find.ts'
import { partsOf, spanIn, type Part } from './plan.ts'
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
  return (own.length > 0 && own.every((write) => isMove(write, paths))) || feedsBuild(record, parts)
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
  world: World,
  journal: Journal,
): void {
  const paths = [...standIns(parts, world)]
  for (const { build } of others) {
    const file = paths.find((path) => path === build.readAt)
    if (file !== undefined) journal.add('SF231', build.span, { command: 'docker build', file })
  }
  for (const part of partsOf(parts)) {
    for (const path of paths) refuseCopied(path, part, world, journal)
  }
}

/** With all of its folder it is one of the files that the fold changes (E65); by its name it is missed. */
function refuseCopied(path: string, part: Part, world: World, journal: Journal): void {
  const view = { ...contextView(part, world.project), placed: [asIfPlaced(path)] }
  for (const stage of part.dockerfile.stages) {
    for (const instruction of stage.instructions) {
      const copy = readCopy(instruction)
      const views = copy ? viewsOf(copy, instruction, stage, part, view) : []
      const isNamed = views.some(({ word, view: found }) => found.kind !== 'context' && !isWhole(word.text))
      if (isNamed) journal.add('SF231', spanIn(part, instruction), { command: copy!.kind, file: path })
    }
  }
}

function isWhole(source: string): boolean {
  return /^(\.?\/?)*$/.test(source)
}
