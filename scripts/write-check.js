import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * Folds many projects of one repository, takes it back, and folds them again: byte for byte the same, modes too.
 * @param command what runs stagefold: Node and a file
 * @param root a folder that does not exist
 * @param projects how many, a multiple of five
 */
export function foldAndTakeBack(command, root, projects) {
  for (let number = 0; number < projects; number += 1) makeProject(root, number)
  const git = (...args) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'gc.auto=0', 'commit', '-q', '-m', 'before')

  const stagefold = (status, ...args) => {
    const [node, ...first] = command
    const run = spawnSync(node, [...first, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    assert.equal(run.status, status, run.stderr)
    return run.stderr
  }

  const before = digestsOf(root)
  // Some are refused, which is status 1.
  const first = stagefold(1, '--write', '.')
  const folded = digestsOf(root)
  assert.deepEqual(countsOf(before, folded), expectedCounts(projects))

  stagefold(0, 'undo')
  assert.deepEqual(digestsOf(root), before)
  assert.equal(git('status', '--porcelain'), '', 'git sees a change')

  const second = stagefold(1, '--write', '.')
  assert.equal(second, first, 'the second run says something else')
  assert.deepEqual(digestsOf(root), folded)
}

const script = (name, more = '', final = 'Dockerfile') => `#!/bin/sh
docker build -t ${name}:build -f Dockerfile.build .
docker create --name ${name} ${name}:build
docker cp ${name}:/out/app app
docker rm ${name}
${more}docker build -t ${name} -f ${final} .
`

/** What people have: plain ones, line ends of Windows, bytes that are no UTF-8, a builder for two, one that cannot fold. */
const kinds = [
  (name) => ({ 'build.sh': script(name) }),
  (name) => ({ 'build.sh': script(name), Dockerfile: 'FROM alpine\r\n# final\r\nCOPY app /app\r\n' }),
  (name) => ({
    'build.sh': script(name),
    Dockerfile: Buffer.from('# f\xfcr alle\nFROM alpine\nCOPY app /app', 'latin1'),
  }),
  (name) => ({
    'build.sh': script(name),
    'test.sh': script(`${name}-test`, '', 'Dockerfile.test'),
    'Dockerfile.test': 'FROM alpine\nCOPY app /test\n',
  }),
  (name) => ({ 'build.sh': script(name, 'sed -i s/debug/release/ app\n') }),
]

function makeProject(root, number) {
  const name = `service-${number}`
  const folder = join(root, `team-${number % 40}`, name)
  const files = {
    'Dockerfile.build': `FROM golang:1.22\nCOPY main.go .\nRUN go build -o /out/app . # ${number}\n`,
    Dockerfile: 'FROM alpine\nCOPY app /app\n',
    'main.go': 'package main\n',
    ...kinds[number % kinds.length](name),
  }
  mkdirSync(folder, { recursive: true })
  for (const [path, content] of Object.entries(files))
    writeFileSync(join(folder, path), content, { mode: path.endsWith('.sh') ? 0o755 : 0o644 })
}

/** By path, what a file holds and its mode. */
function digestsOf(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const own = files.filter((path) => !relative(root, path).startsWith('.git/')).toSorted()
  return new Map(
    own.map((path) => {
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [relative(root, path), `${(statSync(path).mode & 0o7777).toString(8)} ${digest}`]
    }),
  )
}

function countsOf(before, after) {
  const paths = [...before.keys()]
  return {
    changed: paths.filter((path) => after.has(path) && after.get(path) !== before.get(path)).length,
    deleted: paths.filter((path) => !after.has(path)).length,
    created: [...after.keys()].filter((path) => !before.has(path)).length,
  }
}

/** Of five, four fold: two files change in each and one goes; two more change where there are two scripts. */
function expectedCounts(projects) {
  const fifth = projects / kinds.length
  return { changed: (4 * 2 + 2) * fifth, deleted: 4 * fifth, created: 0 }
}
