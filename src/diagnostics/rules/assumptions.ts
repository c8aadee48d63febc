import type { Rule } from '../rule.ts'

/** Facts that the fold needs and the text cannot prove. */
export const assumptions = {
  SF401: {
    name: 'destination-existed',
    severity: 'assumption',
    message: '{path} is taken to exist before docker cp, so that {name} comes to lie inside it',
    hint: 'on a fresh checkout the old build stops at {source}; make the directory in the script to be sure',
  },
  SF402: {
    name: 'artifact-is-file',
    severity: 'assumption',
    message: '{path} is taken to be a file',
    hint: '`stagefold verify` checks it',
  },
  SF403: {
    name: 'artifact-is-directory',
    severity: 'assumption',
    message: '{path} is taken to be a directory',
    hint: '`stagefold verify` checks it',
  },
  SF404: {
    name: 'root-owned',
    severity: 'assumption',
    message: 'the base image {image} is taken to build as root, so that {path} belongs to 0:0',
    hint: '--strict writes --chown=0:0 and needs no assumption; `stagefold verify` checks it',
  },
  SF405: {
    name: 'proxy-in-final',
    severity: 'assumption',
    message: 'the proxy arguments of the builder also reach the RUNs of the final stage',
    hint: 'a RUN that stores its environment in a file would store them',
  },
  SF406: {
    name: 'default-value',
    severity: 'assumption',
    message: '{label} is taken to be its default, {value}',
    hint: 'called with another value, the folded script builds other paths than the old one',
  },
  SF407: {
    name: 'fresh-checkout',
    severity: 'assumption',
    message: '{path} is ignored by git and taken not to be there before the script runs',
    hint: 'what an earlier run left there decides where docker cp puts its files',
  },
  SF408: {
    name: 'resource-flag',
    severity: 'assumption',
    message: '--{flag} of one build now counts for every RUN of the merged Dockerfile',
    hint: 'a RUN that looks at its limits or its hosts would see another value',
  },
  SF409: {
    name: 'parent-arguments',
    severity: 'assumption',
    message: 'the build arguments of stage "{stage}" are visible in the stage that starts from it',
    hint: 'a RUN that prints its environment would show them',
  },
  SF410: {
    name: 'plain-file',
    severity: 'assumption',
    message: '{path} is taken to be no link',
    hint: 'docker cp without -L brings a link as it is, and the old build would stop at it',
  },
  SF411: {
    name: 'tar-in-builder',
    severity: 'assumption',
    message: 'the builder is taken to have tar, and what unpacks {path}',
    hint: '`stagefold verify` checks it',
  },
  SF412: {
    name: 'working-directory',
    severity: 'assumption',
    message: 'the script is taken to be called in {directory}',
    hint: 'start it with cd "$(dirname "$0")" to be sure',
  },
  SF413: {
    name: 'idle-container',
    severity: 'assumption',
    message: 'the container runs what its base image says, which is taken to change no file',
    hint: 'take the files with docker create instead of docker run',
  },
  SF414: {
    name: 'run-time-build',
    severity: 'assumption',
    message:
      '{command} makes the files when the container runs; a RUN of the stage is taken to make the same ones',
    hint: 'a RUN has another host name and no terminal; move the command into the Dockerfile to decide it yourself',
  },
  SF415: {
    name: 'named-contexts',
    severity: 'assumption',
    message: 'Docker is taken to be 23 or newer and to build with BuildKit, which --build-context needs',
    hint: 'an older Docker stops at that option; fold without --named-contexts for it',
  },
  SF416: {
    name: 'mounted-sources',
    severity: 'assumption',
    message:
      'the container works in {path}, and is taken to leave the files there that the repository has as they are',
    hint: 'let it write into a folder of its own to make this sure',
  },
  SF417: {
    name: 'ignored-sources',
    severity: 'assumption',
    message:
      'the container saw {file}, which .dockerignore keeps out of the stage; it is taken not to need it',
    hint: 'let .dockerignore pass what the build needs',
  },
  SF418: {
    name: 'mounted-user',
    severity: 'assumption',
    message:
      'the container runs as {user} so that the files on the host are yours; the stage makes them as its own user',
    hint: 'name a user of the image if the command depends on it',
  },
  SF419: {
    name: 'no-options',
    severity: 'assumption',
    message: '{label} is taken to hold no options, as when the script is called without arguments',
    hint: 'options that it brings to the builder are lost, and those that it brings to the final build count for both',
  },
  SF420: {
    name: 'shared-stages',
    severity: 'assumption',
    message:
      'this image has a Dockerfile in common with another one: the stages that both take from are built once only with the build cache, and the classic builder builds the stages of both',
    hint: 'with BuildKit and its cache nothing is built twice; `stagefold verify` checks every image',
  },
  SF429: {
    name: 'failure-ignored',
    severity: 'assumption',
    message: 'the script goes on when this fails; the build of the stage stops there',
    hint: 'add `|| true` to the command in the Dockerfile if it may fail',
  },
  SF431: {
    name: 'archive-owners',
    severity: 'assumption',
    message:
      'root is taken to run the script: {path} gives its files to whoever packs it, and the fold to root',
    hint: '`stagefold verify` checks it for the user that you are',
  },
  SF432: {
    name: 'moved-tool',
    severity: 'assumption',
    message:
      '{tool} now runs in stage "{stage}": the builder image is taken to have it, in a version that writes the same bytes',
    hint: 'install it in that stage, in the version that the host has; `stagefold verify` compares the images',
  },
  SF433: {
    name: 'moved-unpacker',
    severity: 'assumption',
    message: '{tool} now runs in stage "{stage}": the builder image is taken to have it',
    hint: '`stagefold verify` checks it',
  },
  SF435: {
    name: 'cache-mounts',
    severity: 'assumption',
    message: 'BuildKit is taken to build the image: it keeps {mount} as a cache of its own, empty at first',
    hint: 'the classic builder stops at RUN --mount; fold without --cache-mounts for it',
  },
  SF436: {
    name: 'copied-over',
    severity: 'assumption',
    message: '{file} is copied to {path}: no extracted file of another mode is taken to be there already',
    hint: 'cp leaves a file that is there its mode, and COPY does not; `stagefold verify` checks it',
  },
  SF437: {
    name: 'copied-between',
    severity: 'assumption',
    message:
      '{file} is no longer copied to {path}: the checkout and the script are taken to have the umask 022',
    hint: 'COPY takes the mode of the file itself, and gives a folder 755; `stagefold verify` checks it',
  },
} as const satisfies Record<string, Rule>
