import type { Rule } from '../rule.ts'

/** What the script does to containers. */
export const containers = {
  SF203: {
    name: 'unknown-container',
    severity: 'error',
    message: 'the container {container} is not made by this script',
    hint: 'name the script that makes it, or make it here with docker create',
  },
  SF205: {
    name: 'container-ran',
    severity: 'error',
    message: 'the container is started, and {problem}',
    hint: 'make the files in the Dockerfile with RUN and take them with docker create; then fold',
  },
  SF207: {
    name: 'copy-to-stream',
    severity: 'error',
    message: 'files leave the container as a tar stream',
    hint: 'copy them to a path with docker cp; then fold',
  },
  SF208: {
    name: 'whole-container',
    severity: 'error',
    message: '{word} also holds files that Docker puts into a container and no image has',
    hint: 'copy only what the final image needs',
  },
  SF212: {
    name: 'container-used',
    severity: 'error',
    message: '{command} uses the container {container}, which the folded script does not make',
    hint: 'take this command out of the script, or make its container apart from the extraction',
  },
  SF221: {
    name: 'container-mounts',
    severity: 'error',
    message: 'the container has a mount, which may lie over the files that are copied out of it',
    hint: 'create the container without mounts',
  },
  SF223: {
    name: 'container-goes-on',
    severity: 'error',
    message: 'nobody waits for this container, so {path} is copied while it is being made',
    hint: 'run it without -d, or wait for it with docker wait',
  },
  SF224: {
    name: 'container-options',
    severity: 'error',
    message: 'the container runs with {options}, which a RUN cannot be given',
    hint: 'make the files in the Dockerfile with RUN and take them with docker create; then fold',
  },
  SF225: {
    name: 'file-is-there',
    severity: 'error',
    message: '{path} may be there already, and keeps its mode when the container writes into it',
    hint: 'remove it first, or take the file with docker cp',
  },
  SF226: {
    name: 'filled-folder',
    severity: 'error',
    message: 'the container may make any file in {path}, and a build copies all of it',
    hint: 'let the container write into a folder of its own, and copy the files by their names',
  },
  SF228: {
    name: 'removed-container',
    severity: 'error',
    message: 'the container {container} is removed before this',
    hint: 'remove it after the last docker cp, or let docker create make one that stays',
  },
} as const satisfies Record<string, Rule>
