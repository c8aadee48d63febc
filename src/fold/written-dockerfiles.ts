import type { Journal } from '../diagnostics/journal.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import { textAround, type World } from '../script/world.ts'
import type { Span } from '../source/span.ts'

/**
 * A Dockerfile that the script itself writes or changes before it builds: what the repository has is not what is
 * built, and the script would write over the merged one.
 */
export function refuseWritten(builds: readonly ImageBuild[], world: World, journal: Journal): void {
  for (const build of builds) {
    const by = writerOf(build, world)
    if (!by || build.dockerfile === null) continue
    const text = textAround(world, by).slice(by.start, by.end)
    journal.add('SF231', by, { command: text.split(/\s/)[0]!, file: build.dockerfile })
  }
}

export function writerOf(build: ImageBuild, world: World): Span | null {
  const host = world.moments.get(build.id)?.host
  return host?.changed.find(({ path }) => path === build.dockerfile)?.by ?? null
}
