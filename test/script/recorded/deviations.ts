/** What the recording docker cannot know of the images of a case, and what the case's project lacks. */
interface Given {
  /** Paths that are folders in every container. */
  readonly folders?: readonly string[]
  /** Programs that the script calls and the project does not have. */
  readonly programs?: readonly string[]
}

export const given: Readonly<Record<string, Given>> = {
  'equivalence/E124-tools-moved': { folders: ['/src/dist'] },
  'equivalence/E125-not-moved': { folders: ['/out'], programs: ['stamp.sh'] },
  'equivalence/E125-sed-moved': { folders: ['/out'] },
  'equivalence/E125-patch': { programs: ['fix.patch'] },
  'equivalence/E30-second-goes-inside': { folders: ['/a', '/b'] },
  'host/cd-into-the-artifact': { folders: ['/web/build'] },
  'host/gzip-in-the-artifact': { folders: ['/web/build'] },
  'host/log-in-the-artifact': { folders: ['/web/build'] },
  'host/part-of-the-artifact-removed': { folders: ['/web/build'] },
  'host/unknown-program-on-the-artifact': { programs: ['sign.sh'] },
  'roles/only-extracts-and-does-something-else': { programs: ['notify.sh'] },
}

/** Where the interpreter and bash differ. The interpreter is wrong in none of them: it refuses them all. */
export const deviations: Readonly<Record<string, readonly string[]>> = {
  // docker cp fails, and set -e ends the script there. The interpreter says that it fails, and goes on.
  'equivalence/E30-directory-over-a-file': [
    'not called: docker rm -f extract',
    'not called: docker build -t app .',
  ],
  'equivalence/E30-parent-missing': ['not called: docker rm -f extract', 'not called: docker build -t app .'],

  // Nor what is in the text of a here-string (SF212).
  'host/used-in-a-here-string': ['not foreseen: docker logs extract'],
  // Nobody reads a text with a substitution in it (SF233).
  'refusals/evaluated-output': ['not foreseen: docker cp extract: ./app'],
  // The trap's text is made of several words, so it has no offsets (SF212).
  'host/trap-that-cannot-be-read': ['not foreseen: docker rm -f extract'],

  // A script that calls itself is not followed (SF230).
  'refusals/scripts-that-call-each-other': [
    'not foreseen: docker build -t app:build -f Dockerfile.build .',
    'not foreseen: docker create --name extract app:build',
    'not foreseen: docker cp extract:/src/app ./app',
    'not foreseen: docker rm extract',
    'not foreseen: docker build -t app .',
  ],
}
