import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts'
import type { Artifact, ImageBuild, Mount } from '../pipeline/types.ts'
import type { Range, Span } from '../source/span.ts'
import type { Moment } from '../script/world.ts'

/** One image build of the pattern with the Dockerfile that it reads. */
export interface Part {
  readonly build: ImageBuild
  /** The script does not build it: an option names its Dockerfile. */
  readonly byHand: boolean
  /** An image from elsewhere, which has no Dockerfile here: the command that starts it. */
  readonly pulled?: Span
  readonly dockerfile: Dockerfile
  /** The stage that the build makes: `--target`, or the last one. */
  readonly target: Stage
  /** The host as it was when the build ran. */
  readonly moment: Moment
  /** The context's directory in the project. */
  readonly context: string
}

/** The path that the build knows its Dockerfile by. */
export function nameOf({ build, dockerfile }: Part): string {
  return build.readAt === null || build.readAt === build.dockerfile ? dockerfile.path : build.readAt
}

/** A place of a part's Dockerfile. */
export function spanIn({ dockerfile, pulled }: Part, { start, end }: Range): Span {
  return pulled ?? { path: dockerfile.path, start, end }
}

/** A builder with the name that its stage gets in the merged Dockerfile. */
export interface Builder extends Part {
  readonly stageName: string
}

/** A build that takes from builders and feeds no other. */
export interface Final extends Part {
  /** Where the merged Dockerfile has several final images; else null. */
  readonly stageName: string | null
}

/** What a stage does to files of a builder beyond what its Dockerfile says. */
export interface StageWork {
  readonly builder: Builder
  /** The builder's own stage, or one that starts from it. */
  readonly stageName: string
  readonly isOwn: boolean
  /** The stage that one of its own starts from. */
  readonly from: string
  /** Artifacts that are taken from this stage. */
  readonly artifacts: ReadonlySet<Artifact>
  /** The instructions. */
  readonly lines: readonly string[]
  /** Files of the project that lay in the container; they are copied before the instructions. */
  readonly sources: readonly Mount[]
  /** Instructions that make the places of mounts what they were in the container. */
  readonly folders: readonly string[]
  /** VOLUMEs of the builder that would take away what the instructions write. */
  readonly volumes: readonly Instruction[]
}

/** What one merged Dockerfile is made of: builders and the builds that take from them, in the order of the script. */
export interface Plan {
  readonly builders: readonly Builder[]
  readonly finals: readonly Final[]
  /** The last stage of the merged Dockerfile, which goes where this one's is. */
  readonly final: Final
  /** The last build of each builder's pattern, by the builder's step, where a script has several. */
  readonly ends?: ReadonlyMap<number, number>
  /** Every extraction from these builders, consumed or not, by its step. */
  readonly artifacts: ReadonlyMap<number, Artifact>
  /** Builds of the script that stay as they are. */
  readonly others: readonly Part[]
  /** In the order in which the merged Dockerfile has them. */
  readonly works: readonly StageWork[]
}

export function partsOf({
  builders,
  finals,
}: {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
}): readonly Part[] {
  return [...builders, ...finals]
}

/**
 * The step after which a run of the script builds no image of the fold any more; for a builder, by its step, the one
 * after which no image of its pattern is built.
 */
export function lastBuild(
  { finals, ends }: { readonly finals: readonly Part[]; readonly ends?: ReadonlyMap<number, number> },
  run: number,
  builder?: number | null,
): number {
  const end = builder === undefined || builder === null ? undefined : ends?.get(builder)
  const own = finals.filter(({ moment }) => moment.run === run)
  return end ?? (own.length === 0 ? Infinity : Math.max(...own.map(({ build }) => build.id)))
}

/** A Dockerfile from which several final images are built is merged once: the last build stands for all of them. */
export function finalFiles({ finals }: Pick<Plan, 'finals'>): readonly Final[] {
  return finals.filter(
    (final, at) => !finals.slice(at + 1).some((other) => other.dockerfile.path === final.dockerfile.path),
  )
}

/** The stage that holds an artifact as a build took it. */
export function stageNameOf(plan: Plan, artifact: Artifact): string {
  const work = plan.works.find(({ artifacts }) => artifacts.has(artifact))
  return work?.stageName ?? builderOf(plan, artifact)!.stageName
}

export function builderOf(plan: Plan, artifact: Artifact): Builder | undefined {
  return plan.builders.find((builder) => builder.build.id === artifact.build)
}
