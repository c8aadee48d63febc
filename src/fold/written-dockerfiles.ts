import type { Journal } from '../diagnostics/journal.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import { textAround, type Moment, type World } from '../script/world.ts'
import type { Span } from '../source/span.ts'

/**
 * A Dockerfile that the script itself writes or changes before it builds, in a way that nobody here can follow: what
 * the repository has is not what is built, and the script would write over the merged one.
 */
export function refuseWritten(builds: readonly ImageBuild[], world: World, journal: Journal): void {
  for (const build of builds) {
    const open = world.openTexts.get(build.id)
    if (open) journal.add('SF235', open.span, { label: open.label })
    const by = writerOf(build, world)
    if (!by || open || build.readAt === null) continue
    const text = textAround(world, by).slice(by.start, by.end)
    journal.add('SF231', by, { command: text.split(/\s/)[0]!, file: build.readAt })
  }
}

export function isUnfollowed(build: ImageBuild, world: World): boolean {
  return world.openTexts.has(build.id) || writerOf(build, world) !== null
}

/** The command that made the Dockerfile what nobody here knows. */
export function writerOf(build: ImageBuild, world: World): Span | null {
  const moment = world.moments.get(build.id)
  if (!moment) return null
  const known = writers.get(moment)
  if (known !== undefined) return known
  const written = moment.host.changed.findLast(({ path }) => path === build.readAt)
  const writer = written && written.content === null ? written.by : null
  writers.set(moment, writer)
  return writer
}

/** Asked for every word of a script. A moment is that of one build. */
const writers = new WeakMap<Moment, Span | null>()
