import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The examples of the playground, as they stand in its list: groups of projects of this repository. A folder of
 * test/cases brings the options and the script that it is tested with.
 */
const groups = {
  'From articles': {
    'Go program (href-counter)': 'samples/href-counter',
    'React behind nginx': 'samples/react-nginx',
    'React behind nginx, as printed': 'samples/react-nginx-as-printed',
    'Dashboard: the script only extracts': 'samples/dashboard',
  },
  Scripts: {
    'Two builders': 'test/cases/textbook/two-builders',
    'Three images in a chain': 'test/cases/images/chain-of-three',
    'Dockerfile in a here document': 'test/cases/dockerfiles/here-document-beside',
    'Sources mounted into the builder': 'test/cases/equivalence/E114-sources-mounted',
    'Version from git': 'test/cases/script/version-from-git',
    'With a Compose file': 'test/cases/compose/builder-and-app',
  },
  'Makefiles, CI and the like': {
    Makefile: 'test/cases/makefile/targets',
    'GitHub Actions': 'test/cases/ci/github-steps',
    'GitLab CI': 'test/cases/ci/gitlab',
    'package.json': 'test/cases/package-json/scripts',
    PowerShell: 'test/cases/windows/powershell',
  },
  Refused: {
    'sed on an extracted file': 'test/cases/equivalence/E125-sed',
    'Build behind a condition': 'test/cases/refusals/build-in-an-undecided-branch',
    'Path that nobody knows': 'test/cases/refusals/path-of-an-unknown-variable',
  },
}

const samples = {
  'samples/dashboard': {
    script: 'copy-dist-from-builder.sh',
    options: { builders: [{ file: 'Dockerfile.builder' }], dockerfile: 'Dockerfile' },
  },
}

/** @returns groups of `{ title, files, script?, options? }`; the script is the first file, the Dockerfiles come next */
export function readExamples(root) {
  return Object.entries(groups).map(([title, members]) => ({
    title,
    examples: Object.entries(members).map(([name, folder]) => readExample(root, name, folder)),
  }))
}

function readExample(root, title, folder) {
  const isCase = folder.startsWith('test/')
  const { script, options } = isCase
    ? JSON.parse(readFileSync(join(root, folder, 'case.json'), 'utf8'))
    : { script: 'build.sh', ...samples[folder] }
  const files = filesBelow(join(root, folder, isCase ? 'before' : ''))
    // A sample's README is about the sample; it belongs to no project.
    .filter(([path]) => isCase || path !== 'README.md')
    .toSorted(([a], [b]) => rank(a, script) - rank(b, script) || (a < b ? -1 : 1))
  return { title, files, script, ...(options && { options }) }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(folder.length).replace(/^\//, ''), readFileSync(file, 'utf8')])
}

function rank(path, script) {
  if (path === script) return 0
  const name = path.split('/').at(-1)
  if (name.startsWith('Dockerfile.')) return 1
  return name.startsWith('Dockerfile') ? 2 : 3
}
