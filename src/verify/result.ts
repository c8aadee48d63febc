import type { FoldedImage, FoldOptions, FoldResult } from '../result.ts'
import type { VerificationRecord } from './record.ts'
import type { Difference } from './image/types.ts'

export type EngineName = 'docker' | 'podman' | 'buildah'

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
  readonly onProgress?: (progress: Progress) => void
}

export type Step = 'old way 1/2' | 'old way 2/2' | 'new way' | 'comparing' | 'cleaning up'

export interface Progress {
  readonly step: Step
  /** Null when the step starts. */
  readonly milliseconds: number | null
}

export interface VerifyResult {
  /** `identical` when all images are. `failed`: there is nothing to compare, and `failure` says why. */
  readonly status: 'identical' | 'different' | 'failed'
  readonly engine: EngineInfo | null
  /** What was compared, in the order of the script; empty when nothing could be. */
  readonly images: readonly ComparedImage[]
  /** Null when that way did not come to its end. */
  readonly old: WayInfo | null
  readonly new: WayInfo | null
  readonly failure: Failure | null
  /** What was not run, or run in another way than the script says. */
  readonly notes: readonly string[]
  /** When an earlier run found this, in ISO 8601, where nothing was built now; else null. */
  readonly earlier: string | null
}

/** A final image, or the image of a builder that the folded script still builds. */
export interface ComparedImage {
  /** As the script names it; null when it gives no tag. */
  readonly name: string | null
  readonly role: FoldedImage['role']
  readonly status: 'identical' | 'different'
  /** How the new image differs from the old one; `first` is the old one. */
  readonly differences: readonly Difference[]
  /** Paths and settings in which two old builds differ, too. */
  readonly noise: readonly string[]
  /** Paths that hold a Dockerfile or a script that the fold changes: not compared. */
  readonly changedByFold: readonly string[]
  readonly old: ImageSize
  readonly new: ImageSize
}

export interface ImageSize {
  /** Of the image's files. */
  readonly bytes: number
  readonly files: number
}

export interface EngineInfo {
  readonly name: EngineName
  readonly version: string
  /** Null for an engine that has but one. */
  readonly builder: 'buildkit' | 'classic' | null
  /** The builder of buildx that builds, where one was asked for. */
  readonly buildx?: string
}

export interface WayInfo {
  /** The faster one of the two for the old way. */
  readonly milliseconds: number
}

export interface Failure {
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
  readonly step: Step | null
  readonly message: string
  /** The last lines that the step printed. */
  readonly log: readonly string[]
}
