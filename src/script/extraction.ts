import type { Artifact } from '../pipeline/types.ts'
import type { Range } from '../source/span.ts'
import { spanOf, type World } from './world.ts'

/** Where the files of a container lie then; the rest is what most of them are. */
export type ExtractedFile = Pick<Artifact, 'source' | 'contents' | 'path'> & Partial<Artifact>

interface Way {
  readonly container: number
  /** The step whose output or mount brought the files. */
  readonly via: number
  readonly range: Range
}

/** Leaves a step for files that leave a container by another way than `docker cp` to a path. */
export function leaveExtraction(file: ExtractedFile, { container, via, range }: Way, world: World): void {
  const start = world.steps[container]!
  if (start.kind !== 'container') return
  const artifact: Artifact = {
    image: start.image,
    build: start.build,
    followed: false,
    type: file.contents ? 'directory' : 'unknown',
    placement: 'inside',
    packed: null,
    raw: false,
    work: [],
    ...file,
  }
  const id = world.steps.length
  world.steps.push({ kind: 'extract', id, span: spanOf(world, range), container, via, artifact })
  world.host.place(artifact, id)
}
