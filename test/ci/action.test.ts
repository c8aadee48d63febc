import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { temporaryTree } from '../project/temporary.ts'
import { commandFolder } from './command.ts'
import { readAction, runAction } from './composite.ts'
import { pattern, refused } from '../builder-pattern.ts'

jest.setTimeout(60_000)

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'action.yml'), 'utf8')
const action = readAction(join(root, 'action.yml'))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = packed()

test('it is of the package that is published with it', () => {
  expect(action.inputs['version']!.default).toBe(version)
})

test('actions of others are of a commit, with the version for people', () => {
  const others = action.runs.steps.flatMap(({ uses }) => uses ?? [])
  expect(others.map((uses) => uses.split('@')[0])).toEqual(['actions/setup-node'])
  for (const uses of others) {
    expect(uses).toMatch(/@[0-9a-f]{40}$/)
    expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+$`, 'm'))
  }
})

test('no input becomes a part of a script', () => {
  for (const { run, shell } of action.runs.steps) {
    expect(run ?? '').not.toContain('${{')
    expect(shell).toBe(run === undefined ? undefined : 'bash')
  }
})

test('it asks for no rights and no token', () => {
  expect(text).not.toMatch(/permissions|token|secrets/i)
})

test('every input and output is described, and told of in the document', () => {
  const document = readFileSync(join(root, 'docs/ci.md'), 'utf8')
  for (const [name, entry] of Object.entries({ ...action.inputs, ...action.outputs })) {
    expect(entry).toMatchObject({ description: expect.stringMatching(/.{10}/) })
    expect(document).toContain(`| \`${name}\` |`)
  }
})

test('what can be folded fails the step, with annotations, counts and a summary', () => {
  const { status, stdout, outputs, summary } = run({}, { 'app/': pattern, 'other/': refused })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^::error file=app\/build\.sh,line=\d+,.*title=SF\d+ foldable::/m)
  expect(stdout).toMatch(/^::error file=other\/build\.sh,line=6,.*title=SF210/m)
  expect(outputs).toMatchObject({ folded: '1', refused: '1' })
  expect(JSON.parse(readFileSync(outputs['results']!, 'utf8')).results).toHaveLength(2)
  expect(summary).toMatch(/^## stagefold: 1 builder pattern can be folded, 1 refused$/m)
})

test.each<[failOn: string, files: Files[string], status: number]>([
  ['never', pattern, 0],
  ['never', refused, 0],
  ['foldable', refused, 0],
  ['refusal', refused, 1],
  ['refusal', pattern, 1],
  ['assumption', { 'build.sh': 'docker build .\n', Dockerfile: 'FROM alpine\n' }, 0],
])('fail-on %s', (failOn, files, status) => {
  expect(run({ 'fail-on': failOn }, { '': files }).status).toBe(status)
})

test('paths and options are lines: blanks and signs of the shell are what they are', () => {
  const files = { 'a b/': pattern, '$(touch x)/': pattern, 'c/d/': pattern, 'c/e/': pattern, 'f/': pattern }
  const inputs = { paths: 'a b\n$(touch x)\nc\n', args: '--exclude=d\n--keep', 'fail-on': 'never' }
  const { outputs, stdout } = run(inputs, files)
  expect(outputs).toMatchObject({ folded: '3', refused: '0' })
  expect(stdout).not.toMatch(/file=(c\/d|f)\//)
})

test('what is wrong is said, and fails the step whatever it is to fail on', () => {
  const { status, stderr, outputs } = run({ paths: 'nowhere', 'fail-on': 'never' }, { '': pattern })
  expect(status).toBe(2)
  expect(stderr).toContain('There is no file or folder `nowhere`')
  expect(outputs).toEqual({ folded: '', refused: '', results: '' })
  expect(run({ 'fail-on': 'nonsense' }, { '': pattern }).status).toBe(2)
  expect(run({ version: 'file:/nowhere' }, { '': pattern }).status).not.toBe(0)
})

test('workflows of the documents name inputs that there are', () => {
  for (const name of ['ci', 'campaigns']) {
    const document = readFileSync(join(root, `docs/${name}.md`), 'utf8')
    const blocks = [...document.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => parse(block!))
    expect(blocks.length).toBeGreaterThan(0)
    const steps = blocks
      .flatMap(({ jobs = {} }) => Object.values<any>(jobs))
      .flatMap((job) => job.steps ?? [])
    for (const { uses = '', with: given = {} } of steps) {
      if (!/\/stagefold@/.test(uses)) continue
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
    }
  }
})

type Files = Readonly<Record<string, Readonly<Record<string, string>>>>

function run(inputs: Readonly<Record<string, string>>, folders: Files) {
  const files = Object.entries(folders).flatMap(([folder, own]) =>
    Object.entries(own).map(([name, content]) => [`${folder}${name}`, content]),
  )
  const workspace = temporaryTree({ ...Object.fromEntries(files), '.git/HEAD': 'ref: refs/heads/main\n' })
  const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: temporaryTree() }
  return runAction(action, { version: `file:${folder}`, ...inputs }, workspace, env)
}

/** The command as a package, for npm to install. */
function packed(): string {
  const folder = commandFolder()
  const manifest = { name: 'stagefold', version, bin: { stagefold: 'stagefold' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  return folder
}
