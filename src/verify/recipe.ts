import { posix } from 'node:path'
import type { Call, ImageBuild, Pipeline, Step } from '../pipeline/types.ts'
import type { FoldedImage, FoldOptions, FoldResult } from '../result.ts'
import { known } from '../shell/value.ts'
import { directoryOf } from '../source/path.ts'

/** A build that the user types by hand, from the project's root. */
export interface HandBuild {
  readonly dockerfile: string
  readonly context: string
  readonly tag: string | null
}

/** What the two ways consist of, read from the fold. */
export interface Recipe {
  /** The scripts in the order in which they are called. */
  readonly calls: readonly PlacedCall[]
  readonly before: readonly HandBuild[]
  readonly after: { readonly old: HandBuild; readonly new: HandBuild } | null
  readonly images: readonly WantedImage[]
  /** Images that the script makes, as far as their names are known. */
  readonly tags: readonly string[]
}

export interface PlacedCall extends Call {
  /** Where it is called, from the project's root. */
  readonly cwd: string
}

/** An image that both ways make. */
export interface WantedImage {
  readonly role: FoldedImage['role']
  readonly old: Source
  readonly new: Source
  /** As far as the text tells. */
  readonly tags: readonly string[]
}

/** What an image is built from. */
export interface Source {
  /** From the project's root; null when no path is known. */
  readonly dockerfile: string | null
  /** The stage; null for the last one, undefined where only the script's run tells. */
  readonly target: string | null | undefined
}

type Roles = Omit<FoldOptions, 'project' | 'script'>

/** @param result a fold that came out */
export function recipeOf(result: FoldResult, roles: Roles): Recipe {
  const pipeline = result.pipeline!
  const builds = pipeline.steps.filter((step) => step.kind === 'build')
  const final = finalByHand(builds, roles)
  const before = buildersByHand(pipeline, roles)
  return {
    calls: callsOf(result),
    before,
    after: final && {
      old: final,
      new: { ...final, dockerfile: result.dockerfiles.at(-1)! },
    },
    images: result.images.map((image) => wantedImage(image, builds, final)),
    tags: [
      ...builds.flatMap(tagsOf),
      ...pipeline.steps.flatMap(taggedBy),
      ...before.flatMap(({ tag }) => tag ?? []),
    ],
  }
}

/** The fold says where it takes a script to be called, unless it is the script's own folder. */
function callsOf({ pipeline, diagnostics }: FoldResult): readonly PlacedCall[] {
  const { script: first, command, later = [] } = pipeline!
  return [{ script: first, ...(command !== undefined && { command }) }, ...later].map((call) => {
    const { script } = call
    const note = diagnostics.find(({ code, span }) => code === 'SF412' && span?.path === script)
    const said = note?.args['directory'] ?? directoryOf(script)
    return { ...call, cwd: said === 'the root of the project' ? '' : said }
  })
}

/** Builders that an option names, for the images that the script takes from and does not build. */
function buildersByHand({ steps }: Pipeline, { builders = [], context }: Roles): readonly HandBuild[] {
  return builders.flatMap(({ file }, at) => {
    const start = steps.find((step) => step.kind === 'container' && step.build === -1 - at)
    const tag = start?.kind === 'container' ? known(start.image) : null
    return tag === null ? [] : [{ dockerfile: file, context: context ?? directoryOf(file), tag }]
  })
}

function finalByHand(builds: readonly ImageBuild[], { dockerfile, context }: Roles): HandBuild | null {
  if (dockerfile === undefined || builds.some((build) => build.dockerfile === dockerfile)) return null
  return { dockerfile, context: context ?? directoryOf(dockerfile), tag: null }
}

function wantedImage(
  { step, role, dockerfile, target }: FoldedImage,
  builds: readonly ImageBuild[],
  byHand: HandBuild | null,
): WantedImage {
  const build = builds.find(({ id }) => id === step)
  const old = build
    ? { dockerfile: build.dockerfile, target: build.target && (known(build.target) ?? undefined) }
    : { dockerfile: byHand?.dockerfile ?? null, target: null }
  return { role, old, new: { dockerfile, target }, tags: build ? tagsOf(build) : [] }
}

function tagsOf({ tags }: ImageBuild): readonly string[] {
  return tags.flatMap((tag) => known(tag) ?? [])
}

function taggedBy(step: Step): readonly string[] {
  return step.kind === 'image' && step.command === 'tag'
    ? step.images.slice(1).flatMap((image) => known(image) ?? [])
    : []
}

/** The command that a hand build is. */
export function handCommand({ dockerfile, context, tag }: HandBuild): readonly string[] {
  return ['build', ...(tag === null ? [] : ['-t', tag]), '-f', dockerfile, posix.join(context, '.')]
}
