import { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import type { BroughtFile } from '../script/world.ts'
import { runOf, type World } from '../script/world.ts'
import { directoryOf, isWithin } from '../source/path.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView, findPatterns, readParts } from './find.ts'
import { partsOf, type Part, type Plan } from './plan.ts'
import { addRoles } from './roles.ts'
import { asIfPlaced } from './sources.ts'
import { standIns } from './stand-ins.ts'

/**
 * Files and folders of the repository that the script copies between the two builds to where the final one takes
 * them. The builder's stage would see the copies too, so that the final Dockerfile has to take what they were made
 * of.
 */
export function broughtFiles(world: World, options: FoldOptions): readonly BroughtFile[] {
  if (!copiesAny(world)) return []
  const read = readParts(world, options, new Journal()).parts
  const parts = addRoles(world, options, read, new Journal())
  return findPatterns(world, parts, new Journal()).flatMap((pattern) => {
    const own = new Set([
      ...standIns(pattern, world),
      ...partsOf(pattern).map(({ dockerfile }) => dockerfile.path),
    ])
    return pattern.finals.flatMap((final) => {
      const builders = pattern.builders.filter((one) => one.moment.run === final.moment.run && !one.byHand)
      return final.moment.host.changed.flatMap(({ path, content }, at): BroughtFile[] => {
        const isBetween = ({ moment }: Part): boolean => moment.host.changed.length <= at
        const builder = builders.find((one) => isBetween(one) && takes(one, path, world))
        if (!builder || content?.kind !== 'copy' || content.isLink || content.from !== content.of) return []
        if (own.has(path) || path.endsWith('.dockerignore') || !takes(final, path, world)) return []
        if ([...own, ...world.scripts.keys()].some((file) => isWithin(file, content.of))) return []
        if (!isNewThere(path, content.of, final, world) || !isAsCommitted(content.of, final, world)) return []
        const { run } = final.moment
        return [{ run, path, of: content.of, isFolder: content.isFolder, builder: nth(builder, world) }]
      })
    })
  })
}

function copiesAny({ hosts }: World): boolean {
  return hosts.some((host) =>
    host.snapshot().changed.some(({ content }) => content?.kind === 'copy' && content.from === content.of),
  )
}

function takes(part: Part, path: string, world: World): boolean {
  const view = contextView(part, world.project)
  return isWithin(path, part.context) && takesArtifacts(part, { ...view, placed: [asIfPlaced(path)] })
}

/** Nothing else comes to lie there, before or afterwards. */
function isNewThere(path: string, of: string, { moment: { host, tree } }: Part, world: World): boolean {
  const now = tree.contentOf(path)
  const isFree = world.project.kind(path) === 'missing' || world.host.isLeftOver(path)
  const overlaps = (other: string): boolean => isWithin(other, path) || isWithin(path, other)
  return (
    isFree &&
    now?.kind === 'copy' &&
    now.of === of &&
    now.from === of &&
    host.changed.filter((one) => overlaps(one.path)).length === 1 &&
    !host.placed.some(({ artifact }) => overlaps(artifact.path))
  )
}

/** As a checkout has it, through all of the script, and with no link in it or above it: `cp` and COPY read them otherwise. */
function isAsCommitted(of: string, { moment: { run } }: Part, world: World): boolean {
  const { changed, removed, made } = world.hosts[run]!.snapshot()
  const paths = [...changed.map(({ path }) => path), ...removed, ...made]
  const extracted = world.steps.flatMap((step) =>
    'artifact' in step && runOf(world, step.id) === run ? [step.artifact.path] : [],
  )
  const isTouched = [...paths, ...extracted].some((path) => isWithin(path, of) || isWithin(of, path))
  return !isTouched && !hasLinks(of, world)
}

function hasLinks(of: string, { project }: World): boolean {
  for (let above = directoryOf(of); above !== ''; above = directoryOf(above))
    if (project.linkTarget(above) !== null) return true
  const isLinked = (path: string): boolean =>
    project.linkTarget(path) !== null ||
    (project.kind(path) === 'directory' && project.list(path).some((name) => isLinked(`${path}/${name}`)))
  return isLinked(of)
}

/** Its place among the builds of its run, which is the same whatever else the script is found to do. */
function nth({ build, moment: { run } }: Part, world: World): number {
  return world.steps.filter(
    (step) => step.kind === 'build' && runOf(world, step.id) === run && step.id < build.id,
  ).length
}

/** Where the extractions stay in the script, so do the copies, and the builder's stage sees them. */
export function refuseKeptCopies(
  { builders, artifacts }: Plan,
  kept: ReadonlySet<number>,
  journal: Journal,
): void {
  for (const { path, build, hostFile } of artifacts.values()) {
    const builder = builders.find((one) => one.build.id === build)
    if (hostFile?.isBrought && builder && kept.has(builder.build.id))
      journal.add('SF215', builder.build.span, { path })
  }
}
