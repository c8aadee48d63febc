import type { Span } from '../source/span.ts'

/**
 * The way back of one file that a Dockerfile takes out of another image: from the COPY to the line that made it. What
 * nobody can tell from the texts is left open rather than guessed.
 */
export interface Origin {
  /** The step of the build whose Dockerfile takes it; one that no step has for a build that no script types. */
  readonly build: number
  /** No other build takes files from this one's image. */
  readonly final: boolean
  /** The COPY or ADD, or the RUN with the mount. */
  readonly instruction: Span
  /** The word in it that names the source, or `--from`'s value where an image is named. */
  readonly source: Span
  /** False where the source may name this file, or another one. */
  readonly certain: boolean
  /** Where the file lay on the host, from the project's root; null when it never did (`COPY --from=IMAGE`). */
  readonly hostPath: string | null
  /** Steps that brought it there, the last one first: `mv`, `cp` and the like, and then the extraction. */
  readonly steps: readonly number[]
  /** Commands that changed it on the host after it was extracted, or that may have, in order. */
  readonly changes: readonly Span[]
  /** The step that made the container; null when there was none. */
  readonly container: number | null
  /** The build step of the image that it comes from; null when the script does not build it. */
  readonly image: number | null
  /** Where it lay in the image, absolute. */
  readonly imagePath: string
  /** What made it there. */
  readonly made: Making
}

/** Where in a builder a file comes from. */
export interface Making {
  /**
   * - `line`: `lines` holds the one line that can be told to have made it, because it names it or copies it.
   * - `lines`: one of these did, or several; the last one first.
   * - `base`: it comes with the image that `lines` names.
   * - `file`: it is a file of the project, `path`, that came through the container.
   * - `unknown`: the builder's Dockerfile is not here, or cannot be read.
   */
  readonly by: 'line' | 'lines' | 'base' | 'file' | 'unknown'
  /** Lines of Dockerfiles; empty with `file` and `unknown`. */
  readonly lines: readonly Span[]
  /** How many more lines may have, which are not listed: of a long Dockerfile that names nothing it may be any. */
  readonly more: number
  /** With `file`, and with a line that copies one file of the project: its path. Else null. */
  readonly path: string | null
  /** Where the line takes it from, when that is another stage or another image of the script. */
  readonly from: Making | null
}
