import type { Rule } from '../rule.ts'

/** The Dockerfiles, and what the two builds are given. */
export const dockerfiles = {
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
} as const satisfies Record<string, Rule>
