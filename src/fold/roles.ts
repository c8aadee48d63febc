import type { Journal } from '../diagnostics/journal.ts'
import type { Artifact } from '../pipeline/types.ts'
import type { FoldOptions } from '../result.ts'
import { momentOf, type World } from '../script/world.ts'
import { equal, key, show, type Value } from '../shell/value.ts'
import { baseName, directoryOf } from '../source/path.ts'
import { buildByHand } from './build-by-hand.ts'
import { readFromProject } from './dockerfiles.ts'
import type { Part } from './plan.ts'

/**
 * Builds that the user types by hand and names with options: builders before the script, the final build after it.
 * Steps that took from an image of nobody then take from these.
 */
export function addRoles(
  world: World,
  options: FoldOptions,
  parts: readonly Part[],
  journal: Journal,
): readonly Part[] {
  const images = foreignImages(world)
  const before = (options.builders ?? []).flatMap((role, at) => {
    const image = matchingImage(images, role.stage, at)
    if (!image) return []
    const part = partByHand(-1 - at, role.file, [image], options, world, journal, directoryOf(role.file))
    return part ? [part] : []
  })
  adopt(world, before)
  if (options.dockerfile === undefined || parts.some((part) => part.dockerfile.path === options.dockerfile))
    return [...before, ...parts]
  const last = partByHand(
    world.steps.length,
    options.dockerfile,
    [],
    options,
    world,
    journal,
    directoryOf(options.dockerfile),
  )
  return [...before, ...parts, ...(last ? [last] : [])]
}

/** Images that the script takes files from and does not build, in the order of the script. */
function foreignImages(world: World): Value[] {
  const images = new Map<string, Value>()
  for (const step of world.steps) {
    if (step.kind === 'container' && step.build === null) images.set(key(step.image), step.image)
  }
  return [...images.values()]
}

function matchingImage(images: readonly Value[], stage: string | undefined, at: number): Value | undefined {
  const named = images.find(
    (image) => stage !== undefined && baseName(show(image)).split(':').includes(stage),
  )
  return named ?? images[at]
}

function partByHand(
  id: number,
  file: string,
  tags: readonly Value[],
  options: FoldOptions,
  world: World,
  journal: Journal,
  fallbackContext: string,
): Part | null {
  const dockerfile = readFromProject(options.project, file, null, journal)
  if (!dockerfile) return null
  const context = options.context ?? fallbackContext
  const span = { path: file, start: 0, end: 0 }
  const build = buildByHand({ id, span, dockerfile: file, context, tags })
  const moment = momentOf(world)
  return { build, byHand: true, dockerfile, target: dockerfile.stages.at(-1)!, moment, context }
}

/** Gives the extractions from a foreign image the builder that makes it. */
export function adopt(world: World, builders: readonly Part[]): void {
  for (const [at, step] of world.steps.entries()) {
    if (step.kind === 'container' && step.build === null) {
      const builder = builders.find((one) => one.build.tags.some((tag) => equal(tag, step.image)))
      if (builder) world.steps[at] = { ...step, build: builder.build.id }
    }
    if ((step.kind === 'extract' || step.kind === 'rework') && step.artifact.build === null) {
      const builder = builders.find((one) => one.build.tags.some((tag) => equal(tag, step.artifact.image)))
      if (builder) (step.artifact as { build: number | null } & Artifact).build = builder.build.id
    }
  }
}
