import type { Rule } from '../rule.ts'

/** What happens to files on the host. */
export const hostFiles = {
  SF206: {
    name: 'copy-fails',
    severity: 'error',
    message: 'docker cp to {destination} fails on a fresh checkout',
    hint: 'make the directory first, or copy to one that exists',
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
  SF215: {
    name: 'context-changes',
    severity: 'error',
    message: '{path} is changed between the two builds, and the builder copies it from the context',
    hint: 'change it before the first docker build, or keep it out of the builder',
  },
  SF220: {
    name: 'artifact-for-host',
    severity: 'error',
    message: '{path} is extracted, but the final image does not take it',
    hint: 'who needs it on the host? Take this docker cp out of the script, or extract to a folder that no build copies',
  },
  SF222: {
    name: 'unclear-destination',
    severity: 'error',
    message:
      'nobody can tell whether {destination} is a file or a directory here, and docker cp goes by that',
    hint: 'write the destination with a slash at its end, or with the name that the copy shall have',
  },
  SF231: {
    name: 'dockerfile-touched',
    severity: 'error',
    message: '{command} works on {file}, which the fold changes',
    hint: 'have {file} in the repository as it shall be, and take this command out of the script; then fold',
  },
  SF232: {
    name: 'filled-by-an-archive',
    severity: 'error',
    message: 'the archive may hold any file of {path}, and a build copies all of it',
    hint: 'unpack it into a folder of its own, and copy that',
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
  SF236: {
    name: 'host-file',
    severity: 'error',
    message: '{path} is the file {file} of the host, which the final build cannot copy as such',
    hint: 'let the context of the final build have {file}, and name it there with COPY',
  },
} as const satisfies Record<string, Rule>
