import type { Rule } from '../rule.ts'

/** What the script does to images. */
export const images = {
  SF204: {
    name: 'unknown-image',
    severity: 'error',
    message: 'the image {image} is not built by this script',
    hint: 'say which Dockerfile builds it: --builder FILE={image}, and --dockerfile for the final image',
  },
  SF218: {
    name: 'image-used',
    severity: 'error',
    message: '{command} uses the image {image} in a way that stagefold does not know',
    hint: 'take this command out of the script; then fold',
  },
  SF237: {
    name: 'imported-image',
    severity: 'error',
    message: '{image} is imported from the files of a container, without what its Dockerfile says besides',
    hint: 'write FROM scratch and a COPY --from of the files in its place; then fold',
  },
  SF238: {
    name: 'image-layers',
    severity: 'error',
    message: 'docker save lets {image} out as layers, and a build takes files that may come from them',
    hint: 'take the files with docker create and docker cp; then fold',
  },
} as const satisfies Record<string, Rule>
