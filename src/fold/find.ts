import type { Journal } from '../diagnostics/journal.ts'
import type { Dockerfile, Stage } from '../dockerfile/types.ts'
import type { Artifact, ImageBuild } from '../pipeline/types.ts'
import type { Project } from '../project/project.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { show, withFallbacks } from '../shell/value.ts'
import { takesArtifacts } from './copy-views.ts'
import { readFromProject } from './dockerfiles.ts'
import { findIgnoreFile, ignoreMatcher } from './ignore-file.ts'
import { builderBehind } from './images.ts'
import { writtenFiles } from './written-files.ts'
import { nameOf, type Part } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'
import { visible, type BuildView } from './sources.ts'

/** Builders and the builds that take from them, before their stages have names. */
export interface Pattern {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
  readonly artifacts: ReadonlyMap<number, Artifact>
  /** Builds of the script that are no part of the pattern. */
  readonly others: readonly Part[]
}

/**
 * Finds which builds feed which: a build takes from another when its Dockerfile copies a file that was extracted
 * from the other's image, or names that image. A final build feeds no other, but for those that only start from its
 * image: these stay as they are. Final builds that share a builder are one pattern, those that share none have each
 * their own.
 *
 * @returns none when no build takes from another. What cannot be folded is told to the journal.
 */
export function findPatterns(world: World, parts: readonly Part[], journal: Journal): readonly Pattern[] {
  const feeds = new Map<Part, Set<Part>>()
  for (const part of parts) feeds.set(part, new Set(sourcesOf(part, parts, world)))
  for (const part of parts.toReversed()) if (onlyStarts(part)) feeds.set(part, new Set())
  const taken = new Set([...feeds.values()].flatMap((sources) => [...sources]))
  const groups: Group[] = []
  for (const final of parts.filter((part) => feeds.get(part)!.size > 0 && !taken.has(part))) {
    const builders = closure(final, feeds)
    const shared = groups.filter((group) => [...builders].some((builder) => group.builders.has(builder)))
    for (const group of shared) groups.splice(groups.indexOf(group), 1)
    groups.push({
      finals: new Set([...shared.flatMap((group) => [...group.finals]), final]),
      builders: new Set([...shared.flatMap((group) => [...group.builders]), ...builders]),
    })
  }
  for (const group of groups) refuseReuse(group, journal)
  const lastOf = ({ finals: own }: Group): number => Math.max(...[...own].map(({ build }) => build.id))
  const inOrder = groups.toSorted((a, b) => lastOf(a) - lastOf(b))
  return inOrder.map(({ finals: own, builders }) => ({
    finals: parts.filter((part) => own.has(part)),
    builders: parts.filter((part) => builders.has(part)),
    artifacts: extractedFrom(world, builders),
    others: parts.filter((part) => !own.has(part) && !builders.has(part)),
  }))

  /** Nothing is taken out of the image that it starts from, which is made all the same. */
  function onlyStarts(part: Part): boolean {
    const isTaken = [...feeds.values()].some((sources) => sources.has(part))
    return !isTaken && !takesFiles(part, parts, world)
  }
}

interface Group {
  readonly finals: ReadonlySet<Part>
  readonly builders: ReadonlySet<Part>
}

/** Whether a part takes files out of another's image: extracted ones, or with `COPY --from=IMAGE` and the like. */
export function takesFiles(part: Part, parts: readonly Part[], world: World): boolean {
  const isNamed = referencesOf(part.dockerfile).some(
    (reference) =>
      reference.where !== 'FROM' &&
      stageOf(reference, part.dockerfile) === null &&
      builderBehind(reference.name, part, parts) !== null,
  )
  return isNamed || takesExtracted(part, parts, world)
}

function takesExtracted(part: Part, parts: readonly Part[], world: World): boolean {
  const view = contextView(part, world.project)
  const placed = visible(view.placed).filter(({ artifact }) =>
    parts.some((other) => other.build.id === artifact.build),
  )
  return placed.length > 0 && takesArtifacts(part, { ...view, placed })
}

/** The builds of the script with their Dockerfiles; those that cannot be read are told to the journal. */
export function readParts(
  world: World,
  options: FoldOptions,
  journal: Journal,
): { parts: Part[]; unread: ImageBuild[] } {
  const parts: Part[] = []
  const unread: ImageBuild[] = []
  const builds = world.steps.filter((step) => step.kind === 'build')
  const named = filesForMissing(builds, options)
  for (const step of builds) {
    const path = named.get(step.id) ?? step.dockerfile
    const dockerfile = path === null ? null : readFromProject(options.project, path, step.span, journal)
    const target = dockerfile && step.context !== null ? findTarget(dockerfile, step, journal) : null
    if (!dockerfile || !target || step.context === null) {
      unread.push(step)
      continue
    }
    const moment = world.moments.get(step.id)!
    parts.push({ build: step, byHand: false, dockerfile, target, moment, context: step.context })
  }
  return { parts, unread }
}

/** A script may name Dockerfiles that have other names here: options say which, in the order of the builds. */
function filesForMissing(
  builds: readonly ImageBuild[],
  { project, builders = [], dockerfile }: FoldOptions,
): ReadonlyMap<number, string> {
  const missing = builds.filter(
    (build) => build.dockerfile !== null && project.kind(build.dockerfile) !== 'file',
  )
  const named = new Map<number, string>()
  const last = dockerfile === undefined ? undefined : missing.at(-1)
  if (last) named.set(last.id, dockerfile!)
  for (const [at, build] of missing.filter((build) => build !== last).entries()) {
    const role = builders[at]
    if (role) named.set(build.id, role.file)
  }
  return named
}

export function findTarget(dockerfile: Dockerfile, build: ImageBuild, journal: Journal): Stage | null {
  if (build.target === null) return dockerfile.stages.at(-1)!
  const name = withFallbacks(build.target)?.text
  const found = dockerfile.stages.find(
    (stage) => stage.name?.text.toLowerCase() === name?.toLowerCase() || String(stage.index) === name,
  )
  if (name === undefined)
    journal.add('SF201', build.span, { command: 'docker build', option: `--target ${show(build.target)}` })
  else if (!found) journal.add('SF311', build.span, { target: name, file: dockerfile.path })
  return found ?? null
}

const views = new WeakMap<Part, BuildView>()

/**
 * The context as a part's build sees it, with the artifacts that lie in it at that moment.
 *
 * @param project that of the part's fold
 */
export function contextView(part: Part, project: Project): BuildView {
  const view = views.get(part) ?? viewContext(part, project)
  views.set(part, view)
  return view
}

function viewContext(part: Part, project: Project): BuildView {
  const ignoreFile = findIgnoreFile(project, part.context, nameOf(part))
  return {
    project,
    context: part.context,
    tree: part.moment.tree,
    placed: part.moment.host.placed,
    // The build's own Dockerfile is a file of the context that the image need not have (E65).
    written: writtenFiles(part, project).filter((path) => path !== part.build.readAt),
    ignored: ignoreMatcher(ignoreFile),
    ignoreFile,
  }
}

function sourcesOf(part: Part, parts: readonly Part[], world: World): Part[] {
  const sources = new Set<Part>()
  for (const reference of referencesOf(part.dockerfile)) {
    const builder =
      stageOf(reference, part.dockerfile) === null ? builderBehind(reference.name, part, parts) : null
    if (builder) sources.add(builder)
  }
  const view = contextView(part, world.project)
  for (const other of parts) {
    const placed = visible(view.placed).filter(({ artifact }) => artifact.build === other.build.id)
    if (placed.length > 0 && takesArtifacts(part, { ...view, placed })) sources.add(other)
  }
  return [...sources]
}

function closure(final: Part, feeds: ReadonlyMap<Part, ReadonlySet<Part>>): Set<Part> {
  const found = new Set<Part>()
  const open = [...feeds.get(final)!]
  for (let part = open.pop(); part; part = open.pop()) {
    if (found.has(part)) continue
    found.add(part)
    open.push(...feeds.get(part)!)
  }
  return found
}

/** A Dockerfile has one place in the merged one: as builder or as final image. */
function refuseReuse({ finals, builders }: Group, journal: Journal): void {
  for (const final of finals) {
    const twin = [...builders].find(({ dockerfile }) => dockerfile.path === final.dockerfile.path)
    for (const part of twin ? [twin, final] : [])
      journal.add('SF310', part.build.span, { file: part.dockerfile.path })
  }
}

function extractedFrom(world: World, builders: ReadonlySet<Part>): ReadonlyMap<number, Artifact> {
  const ids = new Set([...builders].map((builder) => builder.build.id))
  return new Map(
    world.steps.flatMap((step) =>
      (step.kind === 'extract' || step.kind === 'rework') &&
      step.artifact.build !== null &&
      ids.has(step.artifact.build)
        ? [[step.id, step.artifact] as const]
        : [],
    ),
  )
}
