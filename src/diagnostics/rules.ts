/**
 * `error` refuses the fold, `assumption` is a fact that the fold needs and the text cannot prove, `warning` and
 * `note` change nothing.
 */
export type Severity = 'error' | 'warning' | 'assumption' | 'note'

/** One row of the table: `{name}` in a text stands for the diagnostic's argument of that name. */
export interface Rule {
  /** Short, stable, kebab-case: what documentation pages and SARIF call it. */
  readonly name: string
  readonly severity: Severity
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/**
 * Every code that stagefold can utter. SF1 reading files, SF2 the script, SF3 the Dockerfiles, SF4 assumptions,
 * SF5 notes.
 */
export const rules = {
  SF101: {
    name: 'missing-file',
    severity: 'error',
    message: 'there is no file {file}',
    hint: 'check the name, or say which file is meant with --builder or --dockerfile',
  },
  SF102: {
    name: 'binary-file',
    severity: 'error',
    message: '{file} is a binary file',
    hint: 'name a script or a Dockerfile',
  },
  SF103: {
    name: 'script-syntax',
    severity: 'error',
    message: 'the script cannot be read: {problem}',
    hint: 'the shell would stop here too; correct the script first',
  },
  SF104: {
    name: 'dockerfile-syntax',
    severity: 'error',
    message: 'the Dockerfile cannot be read: {problem}',
    hint: 'docker build would stop here too; correct the Dockerfile first',
  },
  SF105: {
    name: 'empty-file',
    severity: 'error',
    message: '{file} is empty',
    hint: 'name the script that drives the builds',
  },
  SF106: {
    name: 'broken-continuation',
    severity: 'warning',
    message: 'blanks after the backslash: the shell does not join this line with the next one',
    hint: 'remove the blanks; stagefold reads the line as the continuation that it was meant to be',
  },
  SF107: {
    name: 'driver-syntax',
    severity: 'error',
    message: '{driver} cannot be read: {problem}',
    hint: 'correct it first, or put the commands of the builds into a script',
  },
  SF108: {
    name: 'missing-target',
    severity: 'error',
    message: '{file} has no target {target}',
    hint: 'check the name that is given with --target',
  },
  SF109: {
    name: 'failed',
    severity: 'error',
    message: '{script} could not be looked at: {problem}',
    hint: 'where the file itself is fine, report this as a mistake of stagefold',
  },
  SF201: {
    name: 'unreadable-option',
    severity: 'error',
    message: '{command}: nobody can tell what {option} means here',
    hint: 'write the option out, or keep the words that the variable holds in the command itself',
  },
  SF202: {
    name: 'unknown-path',
    severity: 'error',
    message: 'a path depends on {word}, which is known only when the script runs',
    hint: 'write the path out, or give the variable a default in the script',
  },
  SF203: {
    name: 'unknown-container',
    severity: 'error',
    message: 'the container {container} is not made by this script',
    hint: 'name the script that makes it, or make it here with docker create',
  },
  SF204: {
    name: 'unknown-image',
    severity: 'error',
    message: 'the image {image} is not built by this script',
    hint: 'say which Dockerfile builds it: --builder FILE={image}, and --dockerfile for the final image',
  },
  SF205: {
    name: 'container-ran',
    severity: 'error',
    message: 'the container is started, so its files may not be those of its image',
    hint: 'make the files in the Dockerfile with RUN and take them with docker create; then fold',
  },
  SF206: {
    name: 'copy-fails',
    severity: 'error',
    message: 'docker cp to {destination} fails on a fresh checkout',
    hint: 'make the directory first, or copy to one that exists',
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
  SF209: {
    name: 'undecided-branch',
    severity: 'error',
    message:
      'this step belongs to the builder pattern, but whether it runs is decided only when the script runs',
    hint: 'move it out of the branch or the loop, or split the script',
  },
  SF210: {
    name: 'artifact-changed',
    severity: 'error',
    message: '{command} works on {path}, which was extracted from stage "{stage}"',
    hint: 'do it in {dockerfile} with RUN; then fold{option}',
  },
  SF211: {
    name: 'artifact-used-later',
    severity: 'error',
    message: '{command} uses {path} after it was extracted from stage "{stage}"',
    hint: 'a docker build would see the file in its context; extract it to a folder that no build copies, or take it from the image',
  },
  SF212: {
    name: 'container-used',
    severity: 'error',
    message: '{command} uses the container {container}, which the folded script does not make',
    hint: 'take this command out of the script, or make its container apart from the extraction',
  },
  SF213: {
    name: 'several-finals',
    severity: 'error',
    message:
      'this command builds several images, and the fold would change it for each of them in another way',
    hint: 'write one docker build for each image; then fold',
  },
  SF214: {
    name: 'variable-changes',
    severity: 'error',
    message: '{name} has another value here than in the final docker build',
    hint: 'give the two values two names',
  },
  SF215: {
    name: 'context-changes',
    severity: 'error',
    message: '{path} is changed between the two builds, and the builder copies it from the context',
    hint: 'change it before the first docker build, or keep it out of the builder',
  },
  SF216: {
    name: 'script-structure',
    severity: 'error',
    message: 'this command has to go, and what would stay around it would not mean the same',
    hint: 'give it a line of its own',
  },
  SF217: {
    name: 'variable-lost',
    severity: 'error',
    message: '{command} reads {name}, which only a command that has to go sets',
    hint: 'take this command out of the script, or set the variable otherwise',
  },
  SF218: {
    name: 'image-used',
    severity: 'error',
    message: '{command} uses the image {image} in a way that stagefold does not know',
    hint: 'take this command out of the script; then fold',
  },
  SF219: {
    name: 'unknown-directory',
    severity: 'error',
    message: 'the build context or the Dockerfile is known only when the script runs',
    hint: 'write it out, or start with cd "$(dirname "$0")"',
  },
  SF220: {
    name: 'artifact-for-host',
    severity: 'error',
    message: '{path} is extracted, but the final image does not take it',
    hint: 'who needs it on the host? Take this docker cp out of the script, or extract to a folder that no build copies',
  },
  SF221: {
    name: 'container-mounts',
    severity: 'error',
    message: 'the container has a mount, which may lie over the files that are copied out of it',
    hint: 'create the container without mounts',
  },
  SF222: {
    name: 'unclear-destination',
    severity: 'error',
    message:
      'nobody can tell whether {destination} is a file or a directory here, and docker cp goes by that',
    hint: 'write the destination with a slash at its end, or with the name that the copy shall have',
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
  SF227: {
    name: 'shared-word',
    severity: 'error',
    message:
      'the fold has to change or to move an option that comes out of {word}, with other words or its name',
    hint: 'write this option out in the command itself',
  },
  SF228: {
    name: 'removed-container',
    severity: 'error',
    message: 'the container {container} is removed before this',
    hint: 'remove it after the last docker cp, or let docker create make one that stays',
  },
  SF232: {
    name: 'filled-by-an-archive',
    severity: 'error',
    message: 'the archive may hold any file of {path}, and a build copies all of it',
    hint: 'unpack it into a folder of its own, and copy that',
  },
  SF233: {
    name: 'hidden-command',
    severity: 'error',
    message: '{command} runs what nobody can read here, and it may be a part of the builder pattern',
    hint: 'write the commands out, without a substitution or a variable that holds several words',
  },
  SF234: {
    name: 'output-among-files',
    severity: 'error',
    message: 'the stage may hold any file of {path}, which has files of the repository',
    hint: 'let --output write into a folder of its own, and copy the files from there',
  },
  SF235: {
    name: 'dockerfile-text-open',
    severity: 'error',
    message: 'the Dockerfile that is written here holds {label}, which only a run of the script knows',
    hint: 'quote the here document, declare an ARG in its text and give the value with --build-arg; then fold',
  },
  SF229: {
    name: 'script-shared',
    severity: 'error',
    message: '{file} has to change, and {other} names it too',
    hint: 'give the steps of the builder pattern a script that nothing else calls; then fold',
  },
  SF230: {
    name: 'calls-itself',
    severity: 'error',
    message: 'this calls {file}, which is running already',
    hint: 'give what shall run once more a script or a function of its own',
  },
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
  SF256: {
    name: 'shared-file',
    severity: 'error',
    message: '{file} belongs to {other} too, {reason}',
    hint: 'fold both together or neither: settle the other one first, or give this one files of its own',
  },
  SF231: {
    name: 'dockerfile-touched',
    severity: 'error',
    message: '{command} works on {file}, which the fold changes',
    hint: 'have {file} in the repository as it shall be, and take this command out of the script; then fold',
  },
  SF236: {
    name: 'host-file',
    severity: 'error',
    message: '{path} is the file {file} of the host, which the final build cannot copy as such',
    hint: 'let the context of the final build have {file}, and name it there with COPY',
  },
  SF238: {
    name: 'image-layers',
    severity: 'error',
    message: 'docker save lets {image} out as layers, and a build takes files that may come from them',
    hint: 'take the files with docker create and docker cp; then fold',
  },
  SF237: {
    name: 'imported-image',
    severity: 'error',
    message: '{image} is imported from the files of a container, without what its Dockerfile says besides',
    hint: 'write FROM scratch and a COPY --from of the files in its place; then fold',
  },
  SF301: {
    name: 'archive-unpacked',
    severity: 'error',
    message: 'ADD unpacks {path}, and COPY --from does not',
    hint: 'extract the files themselves instead of an archive of them',
  },
  SF302: {
    name: 'ignored-artifact',
    severity: 'error',
    message: '.dockerignore may keep a part of {path} out of the build, and COPY --from would bring it',
    hint: 'leave those files out in the builder, or drop the pattern {pattern}',
  },
  SF303: {
    name: 'several-directives',
    severity: 'error',
    message: 'the two Dockerfiles have different `# {name}=` directives',
    hint: 'make them equal first',
  },
  SF304: {
    name: 'contexts-differ',
    severity: 'error',
    message: 'the builds have different contexts ({one} and {other}) that cannot be united here',
    hint: 'build both from the same directory; then fold{option}',
  },
  SF305: {
    name: 'stage-name',
    severity: 'error',
    message: '"{name}" cannot be the name of the stage: {problem}',
    hint: 'choose another one with --stage-name',
  },
  SF306: {
    name: 'build-flag',
    severity: 'error',
    message: '--{flag} is given to one of the builds only: {problem}',
    hint: 'give it to both or to neither; then fold',
  },
  SF307: {
    name: 'copy-form',
    severity: 'error',
    message: 'this instruction takes {path} from the build context in a form that cannot be rewritten',
    hint: 'write it as a plain COPY',
  },
  SF308: {
    name: 'argument-clash',
    severity: 'error',
    message:
      'both Dockerfiles use the build argument {name} with different values, in a way that cannot be told apart',
    hint: 'rename it in {file}',
  },
  SF309: {
    name: 'capability',
    severity: 'error',
    message: 'the builder may give {path} a capability, which docker cp drops and COPY --from keeps',
    hint: 'set the capability in the final image instead',
  },
  SF310: {
    name: 'dockerfile-reused',
    severity: 'error',
    message: '{file} is built twice in this script',
    hint: 'build it once, or give the two builds two files',
  },
  SF311: {
    name: 'unknown-target',
    severity: 'error',
    message: 'there is no stage {target} in {file}',
    hint: 'check the name after --target',
  },
  SF312: {
    name: 'pattern-over-artifacts',
    severity: 'error',
    message: 'the pattern {pattern} may take more than what was extracted to {path}',
    hint: 'name the files',
  },
  SF313: {
    name: 'link-in-context',
    severity: 'error',
    message: '{path} goes through an absolute link, which means another file once the contexts are united',
    hint: 'make the link relative, or build both images from the same directory{option}',
  },
  SF314: {
    name: 'ignore-differs',
    severity: 'error',
    message:
      '{path} reaches one of the builds and not the other by their ignore files, and one build has one list',
    hint: 'make {one} and {other} agree on it{option}',
  },
  SF315: {
    name: 'ignored-by-name',
    severity: 'error',
    message: '.dockerignore keeps {path} out of the build, so that the old build stops here',
    hint: 'let the old build work first',
  },
  SF316: {
    name: 'link-and-target',
    severity: 'error',
    message: '{path} may be a link, which COPY --from would turn into a copy of what it points to',
    hint: 'copy the directory that holds the link and its target as one',
  },
  SF317: {
    name: 'archive-without-tar',
    severity: 'error',
    message: 'the builder of {path} starts from scratch and has no tar to unpack it',
    hint: 'extract the files themselves instead of an archive of them',
  },
  SF318: {
    name: 'directory-mode',
    severity: 'error',
    message:
      'the builder may give {path} a mode of its own, which a COPY of the folder around it keeps and COPY --from does not, and it has no cp',
    hint: 'copy {path} by its name, or leave its mode to mkdir',
  },
  SF319: {
    name: 'no-shell',
    severity: 'error',
    message: 'the script works on {path} on the host, and this stage has no shell to do it in',
    hint: 'do it in the Dockerfile that builds the file',
  },
  SF320: {
    name: 'volume-output',
    severity: 'error',
    message: 'the container writes {path} into a VOLUME, which a RUN of this stage would lose',
    hint: 'take the VOLUME out of the Dockerfile, or move it behind the last RUN',
  },
  SF321: {
    name: 'archive-of-the-host',
    severity: 'error',
    message: '{path} is an archive, whose bytes no stage can make the same',
    hint: 'copy the files themselves, or unpack the archive with ADD',
  },
  SF322: {
    name: 'named-context',
    severity: 'error',
    message: 'the build context {context} cannot become a named one: {problem}',
    hint: 'fold without --named-contexts, or write it so that it can',
  },
  SF323: {
    name: 'not-in-the-stream',
    severity: 'error',
    message: '{source} has to come with the stream, and nothing says from where in the image',
    hint: 'copy it into the folder that the container packs, in the Dockerfile that builds it',
  },
  SF324: {
    name: 'same-file',
    severity: 'error',
    message: '{path} would have to become another text for each of the final images of this script',
    hint: 'give each final image a Dockerfile and a context of its own; then fold',
  },
  SF325: {
    name: 'no-place',
    severity: 'error',
    message:
      'the merged Dockerfile cannot be {file}: the repository has another file there, or git ignores it',
    hint: 'say with --output where it shall be',
  },
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
  SF429: {
    name: 'failure-ignored',
    severity: 'assumption',
    message: 'the script goes on when this fails; the build of the stage stops there',
    hint: 'add `|| true` to the command in the Dockerfile if it may fail',
  },
  SF420: {
    name: 'shared-stages',
    severity: 'assumption',
    message:
      'this image has a Dockerfile in common with another one: the stages that both take from are built once only with the build cache, and the classic builder builds the stages of both',
    hint: 'with BuildKit and its cache nothing is built twice; `stagefold verify` checks every image',
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
  SF501: {
    name: 'already-folded',
    severity: 'note',
    message: '{file} already copies from a stage; the extraction feeds nothing',
    hint: 'the script may be stale',
  },
  SF502: {
    name: 'files-in-context',
    severity: 'note',
    message: '{instruction} also copies the Dockerfile and the script, which the fold changes',
    hint: 'list them in .dockerignore if the image should not hold them',
  },
  SF503: {
    name: 'remaining-reference',
    severity: 'note',
    message: 'this still names {file}, which the fold deletes',
    hint: 'change it by hand',
  },
  SF516: {
    name: 'remaining-image',
    severity: 'note',
    message: 'this still uses the image {image}, which the folded build does not make',
    hint: 'build the stage with --target there, or use the final image',
  },
  SF517: {
    name: 'remaining-target',
    severity: 'note',
    message: 'this still asks for the target {target}, which goes from {file}',
    hint: 'change it by hand',
  },
  SF518: {
    name: 'compose-changed',
    severity: 'note',
    message: 'the service {service} builds {what} now',
    hint: 'target: needs Compose 2, or the version 2.3 or 3.4 of the file format',
  },
  SF519: {
    name: 'compose-left',
    severity: 'note',
    message: 'the service {service} builds {file}, which the fold merges, and is left as it is: {problem}',
    hint: 'change it by hand',
  },
  SF520: {
    name: 'compose-arguments',
    severity: 'note',
    message:
      'the service {service} builds the builders too now, without the build arguments that the script gives: {names}',
    hint: 'give them under args: if they matter there',
  },
  SF504: {
    name: 'flag-dropped',
    severity: 'note',
    message: '--{flag} of the builder is dropped: it is not part of the image',
    hint: 'add it to the final docker build if it is still wanted',
  },
  SF505: {
    name: 'flag-shared',
    severity: 'note',
    message: '--{flag} of one build now counts for both',
    hint: 'the images stay the same, the freshness of their layers does not',
  },
  SF506: {
    name: 'no-extraction',
    severity: 'note',
    message: 'files are extracted, but no docker build of this script takes them',
    hint: 'if a build elsewhere does, name its Dockerfile with --dockerfile',
  },
  SF507: {
    name: 'script-emptied',
    severity: 'note',
    message: '{file} only served the extraction and is deleted; what is left to type is: {command}',
    hint: 'update the documentation that names it',
  },
  SF508: {
    name: 'stage-unneeded',
    severity: 'note',
    message:
      'the final image takes nothing from stage "{stage}", which BuildKit would skip, so the script still builds it',
    hint: 'drop this line if nothing that the stage runs is wanted',
  },
  SF509: {
    name: 'cache-dropped',
    severity: 'note',
    message: 'the container had {mount}, which only made it faster; the stage does without',
    hint: '--cache-mounts keeps what is a cache between builds, as RUN --mount=type=cache, which needs BuildKit',
  },
  SF521: {
    name: 'kept-for-its-folder',
    severity: 'note',
    message: 'nothing reads {file} any more, but a checkout has no folder {folder} without it, so it stays',
    hint: 'put another file into the folder, and delete this one',
  },
  SF510: {
    name: 'extraction-kept',
    severity: 'note',
    message: '{path} is still wanted on the host, so the script still builds stage "{stage}" and extracts it',
    hint: 'drop the extraction and the docker build --target if nobody needs the file',
  },
  SF522: {
    name: 'left-alone',
    severity: 'note',
    message: 'left alone, because a comment says so',
    hint: 'take the comment out to fold it',
  },
  SF523: {
    name: 'also-built-by',
    severity: 'note',
    message: '{other} builds {file} too, and makes what it needs in its own stages from now on',
    hint: 'see that it gives the build arguments that the stages take, and that it need not extract anything any more',
  },
} as const satisfies Record<string, Rule>

export type Code = keyof typeof rules
