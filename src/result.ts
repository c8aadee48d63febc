import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Pipeline } from './pipeline/types.ts'
import type { Project } from './project/project.ts'

/** What is folded, and how. Every path runs from the project's root. */
export interface FoldOptions {
  /** Where the files are read. */
  readonly project: Project
  /** Path of the script in the project; of several scripts in the order in which they are called. */
  readonly script: string | readonly string[]
  /** Goals of a Makefile or the like, in the order in which they are asked for; those that make images without it. */
  readonly targets?: readonly string[]
  /** Builder Dockerfiles that the script does not build itself, in order; `stage` names their last stage. */
  readonly builders?: readonly BuilderRole[]
  /** The final image's Dockerfile, where the script does not build it. */
  readonly dockerfile?: string
  /** The final build's context, where the script does not build it. */
  readonly context?: string
  /** Name for the builder's stage. With several builders: refused. */
  readonly stageName?: string
  /** Where the merged Dockerfile goes; the final Dockerfile's own path without it. */
  readonly output?: string
  /** Leave the builders' Dockerfiles in place, or those of these paths. */
  readonly keep?: boolean | readonly string[]
  /** Names of builders' images that others use: the script goes on to make them, out of the merged Dockerfile. */
  readonly keepImages?: readonly string[]
  /** Scripts that are folded at the same time: that they name a file does not keep it. */
  readonly alsoFolded?: readonly string[]
  /** Write `--chown=0:0` on every COPY --from that stands for an extraction. */
  readonly strict?: boolean
  /** Leave each builder its own context, as `--build-context` of the final build, where they differ. */
  readonly namedContexts?: boolean
  /** Let a stage run, with its image's tools, what the script's commands do to extracted files on the host. */
  readonly moveHostSteps?: boolean
  /** Keep the caches that a container had mounted, as `RUN --mount=type=cache`. */
  readonly cacheMounts?: boolean
}

/** A Dockerfile that makes a builder's image. */
export interface BuilderRole {
  /** Its path in the project. */
  readonly file: string
  /** Names its last stage; a name is found without it. */
  readonly stage?: string
}

/** What came of a fold: plain data, which `JSON.stringify` and `structuredClone` take as it is. */
export interface FoldResult {
  /** `nothing`: there is no builder pattern in the script, or it is folded already. */
  readonly status: 'folded' | 'refused' | 'nothing'
  /** The files that change, whole, each once; empty unless folded. */
  readonly edits: readonly FileChange[]
  /** The paths of the merged Dockerfiles, in the order of their last builds; empty unless folded. */
  readonly dockerfiles: readonly string[]
  /** What the folded script builds from them, in the order of the script; empty unless folded. */
  readonly images: readonly FoldedImage[]
  /** Null when the script could not be read. */
  readonly pipeline: Pipeline | null
  /** Errors, warnings and notes, in the order of their places. */
  readonly diagnostics: readonly Diagnostic[]
  /** The diagnostics of severity `assumption`. */
  readonly assumptions: readonly Diagnostic[]
}

/** An image that the script builds before the fold and after it. */
export interface FoldedImage {
  /** The step that builds it. */
  readonly step: number
  /** `builder`: one whose image is still wanted, or its files on the host, so that a build of its stage stays. */
  readonly role: 'final' | 'builder'
  /** The merged Dockerfile's path. */
  readonly dockerfile: string
  /** What `--target` says from now on; null without one. */
  readonly target: string | null
  /** The build's context from now on, a directory of the project. */
  readonly context: string
}

/** A file that the fold changes, makes or deletes. */
export interface FileChange {
  /** From the project's root. */
  readonly path: string
  /** The whole text as it was read; null for a new file. */
  readonly before: string | null
  /** The whole text as it shall be; null for a deleted file. */
  readonly after: string | null
  /** How both are encoded on disk: `latin1` stands for bytes that are no UTF-8, one character for each. */
  readonly encoding: 'utf8' | 'latin1'
}
