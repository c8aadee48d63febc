import type { ImageBuild } from '../pipeline/types.ts'

/** A build that the script does not run, as if it did: nothing but its file, its context and its names is said. */
export function buildByHand(
  given: Pick<ImageBuild, 'id' | 'span' | 'dockerfile' | 'context' | 'tags'>,
): ImageBuild {
  return {
    kind: 'build',
    ...given,
    readAt: given.dockerfile,
    typed: null,
    buildArgs: [],
    target: null,
    targetSpan: null,
    file: null,
    flags: [],
    operand: null,
    streamed: null,
    cwd: null,
  }
}
