import type { Rule } from '../rule.ts'

/** What is worth a word and changes nothing. */
export const notes = {
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
    message: 'this still names {file}, which the folded build does not need any more',
    hint: 'change it by hand; as long as something that runs names it, the file stays',
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
  SF510: {
    name: 'extraction-kept',
    severity: 'note',
    message: '{path} is still wanted on the host, so the script still builds stage "{stage}" and extracts it',
    hint: 'drop the extraction and the docker build --target if nobody needs the file',
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
  SF521: {
    name: 'kept-for-its-folder',
    severity: 'note',
    message: 'nothing reads {file} any more, but a checkout has no folder {folder} without it, so it stays',
    hint: 'put another file into the folder, and delete this one',
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
  SF524: {
    name: 'image-kept',
    severity: 'note',
    message: 'this starts from {image}, so that {script} goes on to make it',
    hint: 'drop its docker build --target once nothing starts from it any more',
  },
  SF525: {
    name: 'remaining-file',
    severity: 'note',
    message: 'this names {file}, which {script} extracts no more',
    hint: 'take the file out of the final image, or build a stage with --target and docker cp it there',
  },
} as const satisfies Record<string, Rule>
