import type { Rule } from '../rule.ts'

/** Makefiles, CI files and whatever else drives builds. */
export const drivers = {
  SF250: {
    name: 'driver-needs-it',
    severity: 'error',
    message: '{file} cannot do without what the fold takes away',
    hint: 'give the file a target that builds the image and nothing else, then fold again',
  },
  SF251: {
    name: 'inside-a-reference',
    severity: 'error',
    message: '{reference} stands for several words, of which only some would change',
    hint: 'write these words out where they are used, then fold again',
  },
  SF252: {
    name: 'other-job',
    severity: 'error',
    message: 'the job {job} uses {file} too, which the fold changes',
    hint: 'give that job a Dockerfile of its own, or make its image in the same job',
  },
  SF253: {
    name: 'scattered-targets',
    severity: 'error',
    message: 'no target of {file} makes an image with all that it needs',
    hint: 'name the targets in the order in which you ask for them: --target build --target image',
  },
  SF254: {
    name: 'several-jobs',
    severity: 'error',
    message: 'several jobs of {file} make images, each on a machine of its own: {jobs}',
    hint: 'fold one after the other with --target',
  },
  SF255: {
    name: 'other-writing',
    severity: 'error',
    message: '{word} would move to a string of another kind, where it says something else',
    hint: 'write both commands in strings of the same kind, then fold again',
  },
} as const satisfies Record<string, Rule>
