import type { FoldedImage, FoldOptions, FoldResult } from '../result.ts'
import type { VerificationRecord } from './record.ts'
import type { Difference } from './image/types.ts'

/** An engine that `verify` can drive through its command line. */
export type EngineName = 'docker' | 'podman' | 'buildah'

/** What is built both ways, and on what. */
export interface VerifyOptions {
  /** The project's root on disk, absolute. It is copied, never written to. */
  readonly root: string
  /** Path of the script in the project; of several scripts in the order in which they are called. */
  readonly script: string | readonly string[]
  /** What `fold` is given besides the project and the script. */
  readonly roles?: Omit<FoldOptions, 'project' | 'script'>
  /** Verifies this result instead of folding; it must come from the same project. */
  readonly result?: FoldResult
  /** Without it the engine that the script calls, or the first that answers. */
  readonly engine?: EngineName
  /** Docker's builder: BuildKit, or with `false` the classic one. Without it `DOCKER_BUILDKIT` decides. */
  readonly buildkit?: boolean
  /** A builder of buildx, say on other machines: every build is `docker buildx build --builder NAME`. Docker only. */
  readonly buildxBuilder?: string
  /** Arguments for the script. */
  readonly args?: readonly string[]
  /** Shell commands that make each copy ready, before anything else runs in it. */
  readonly prepare?: string
  /** What the script finds in its environment; the process's own without it. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Stops at once, and removes what was made before the promise ends. */
  readonly signal?: AbortSignal
  /** What earlier runs found: a verdict `identical` of the same files and engine is given again, and kept in it. */
  readonly record?: VerificationRecord
  /**
   * Is called when a step starts and when it ends.
   * @param progress the step, and how long it took
   */
  readonly onProgress?: (progress: VerifyProgress) => void
}

/** What `verify` does, in this order. */
export type VerifyStep = 'old way 1/2' | 'old way 2/2' | 'new way' | 'comparing' | 'cleaning up'

/** How far `verify` is. */
export interface VerifyProgress {
  /** What starts or ends. */
  readonly step: VerifyStep
  /** How long it took; null when the step starts. */
  readonly milliseconds: number | null
}

/** What came of both ways: plain data. */
export interface VerifyResult {
  /** `identical` when all images are. `failed`: there is nothing to compare, and `failure` says why. */
  readonly status: 'identical' | 'different' | 'failed'
  /** What built; null when no engine answered or nothing was to be built. */
  readonly engine: EngineInfo | null
  /** What was compared, in the order of the script; empty when nothing could be. */
  readonly images: readonly ComparedImage[]
  /** How the script as it is was built; null when that did not come to its end. */
  readonly old: WayInfo | null
  /** How the folded script was built; null when that did not come to its end. */
  readonly new: WayInfo | null
  /** Why there is nothing to compare; null unless `failed`. */
  readonly failure: VerifyFailure | null
  /** What was not run, or run in another way than the script says. */
  readonly notes: readonly string[]
  /** When an earlier run found this, in ISO 8601, where nothing was built now; else null. */
  readonly earlier: string | null
}

/** A final image, or the image of a builder that the folded script still builds. */
export interface ComparedImage {
  /** As the script names it; null when it gives no tag. */
  readonly name: string | null
  /** As in the result of the fold. */
  readonly role: FoldedImage['role']
  /** Whether nothing but `noise` tells the two apart. */
  readonly status: 'identical' | 'different'
  /** How the new image differs from the old one; `first` is the old one. */
  readonly differences: readonly Difference[]
  /** Paths and settings in which two old builds differ, too. */
  readonly noise: readonly string[]
  /** Paths that hold a Dockerfile or a script that the fold changes: not compared. */
  readonly changedByFold: readonly string[]
  /** The size of the image that the script as it is makes. */
  readonly old: ImageSize
  /** The size of the image that the folded script makes. */
  readonly new: ImageSize
}

/** How much an image holds. */
export interface ImageSize {
  /** Of all files together, before any compression. */
  readonly bytes: number
  /** How many files there are. */
  readonly files: number
}

/** The engine that built. */
export interface EngineInfo {
  /** Which one it is. */
  readonly name: EngineName
  /** As it says itself. */
  readonly version: string
  /** Null for an engine that has but one. */
  readonly builder: 'buildkit' | 'classic' | null
  /** The builder of buildx that builds, where one was asked for. */
  readonly buildx?: string
}

/** One way to build. */
export interface WayInfo {
  /** How long it took; for the old way the faster one of its two runs. */
  readonly milliseconds: number
}

/** Why there is nothing to compare. */
export interface VerifyFailure {
  /**
   * - `refused`, `nothing`: the fold gives nothing to compare.
   * - `no-engine`: none answers, or not the one that was asked for.
   * - `unsafe`: the script does what must not be run.
   * - `copy`: the project could not be copied.
   * - `build`: a build failed, the old way or the folded way.
   * - `no-image`: a way came to its end without the image.
   * - `interrupted`: `signal` was aborted.
   * - `internal`: a fault of stagefold.
   */
  readonly reason:
    | 'refused'
    | 'nothing'
    | 'no-engine'
    | 'unsafe'
    | 'copy'
    | 'build'
    | 'no-image'
    | 'interrupted'
    | 'internal'
  /** During which step; null before the first one. */
  readonly step: VerifyStep | null
  /** What is wrong, for people. */
  readonly message: string
  /** The last lines that the step printed. */
  readonly log: readonly string[]
}
