import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { temporaryTree } from '../project/temporary.ts'
import { commandFolder } from './command.ts'
import { pattern, refused } from '../builder-pattern.ts'

jest.setTimeout(120_000)

const bin = commandFolder()

const script = join(import.meta.dirname, '../../docs/campaigns/fold.sh')
const nothing = { 'build.sh': 'docker build -t app .\n', Dockerfile: 'FROM alpine\n' }

test('a pull request for each repository in which something is folded', () => {
  const { run, file, report } = campaign({
    'acme/one': below('', pattern),
    'acme/both': { ...below('good/', pattern), ...below('bad/', refused) },
    'acme/refused': below('', refused),
    'other/nothing': nothing,
    'other/empty': { README: 'nothing\n' },
  })
  const results = temporaryTree()
  const pulls = run({ RESULTS: results })
  expect(Object.fromEntries(pulls.map(({ name, state }) => [name, state]))).toEqual({
    'acme/one': 'pull request',
    'acme/both': 'pull request',
    'acme/refused': 'no data was changed',
    'other/nothing': 'no data was changed',
    'other/empty': 'no data was changed',
  })
  const [one, both] = pulls
  expect(one!.title).toBe('Build images with multi-stage Dockerfiles')
  expect(one!.body).toMatch(/^## stagefold: 1 builder pattern folded\n/)
  expect(both!.body).toMatch(/^## stagefold: 1 builder pattern folded, 1 refused\n[^]*`bad\/build\.sh:6:/)
  expect(file('acme/one', 'Dockerfile')).toContain('COPY --from=build /out/app /app\n')
  expect(file('acme/one', 'Dockerfile.build')).toBeNull()
  expect(file('acme/both', 'bad/build.sh')).toBe(refused['build.sh'])

  expect(readdirSync(results, { recursive: true }).toSorted()).toEqual([
    'acme',
    'acme/both.json',
    'acme/one.json',
    'acme/refused.json',
    'other',
    'other/empty.json',
    'other/nothing.json',
  ])
  expect(report(results)).toMatchObject({ folded: 2, refused: 2 })
})

test('once more there is nothing to do', () => {
  const { run, merge } = campaign({ 'acme/one': below('', pattern) })
  expect(run()[0]!.state).toBe('pull request')
  merge()
  expect(run()[0]!.state).toBe('no data was changed')
})

test('a dry run pushes nothing', () => {
  const { run, file } = campaign({ 'acme/one': below('', pattern) })
  expect(run({ DRY_RUN: 'true' })[0]!.state).toBe('pull request')
  expect(file('acme/one', 'Dockerfile')).toBeNull()
})

test('options go to the command, and a title to the pull request', () => {
  const { run } = campaign({ 'acme/one': below('', pattern) })
  const strict = run({ OPTIONS: '--strict --keep', TITLE: 'Fold' })
  expect(strict[0]).toMatchObject({ state: 'pull request', title: 'Fold' })
  // Nothing is written that is not verified, and there is no engine.
  const { run: other } = campaign({ 'acme/one': below('', pattern) })
  expect(other({ OPTIONS: '--verify --yes --engine=buildah' })[0]!.state).toBe('failed: 2')
  expect(other({ OPTIONS: '--no-such' })[0]!.state).toBe('failed: 2')
  expect(other({ STAGEFOLD: 'no-such' })[0]!.state).toBe('failed: 127')
})

test('it is for any shell', () => {
  expect(readFileSync(script, 'utf8')).toMatch(/^#!\/bin\/sh\n/)
  execFileSync('sh', ['-n', script])
})

type Files = Readonly<Record<string, string>>

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [folder + name, text]))
}

interface Pull {
  readonly name: string
  readonly state: string
  readonly title?: string
  readonly body?: string
}

/** Repositories, and `multi-gitter run --manual-commit` as its source (0.61 and later) has it. */
function campaign(repositories: Readonly<Record<string, Files>>) {
  const home = temporaryTree({ '.gitconfig': '[user]\nname = a\nemail = a@b\n[commit]\ncleanup = strip\n' })
  const env = {
    PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
  }
  const git = (cwd: string, ...words: string[]) =>
    execFileSync('git', words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const origins = Object.entries(repositories).map(([name, files]) => {
    const work = temporaryTree(files)
    git(work, 'init', '-q', '-b', 'main')
    git(work, 'add', '.')
    git(work, 'commit', '-qm', 'all')
    const origin = temporaryTree()
    git(origin, 'clone', '-q', '--bare', work, '.')
    return { name, origin }
  })
  const runOne = (name: string, origin: string, given: Files): Pull => {
    const clone = temporaryTree()
    git(clone, 'clone', '-q', '--depth', '1', '--branch', 'main', `file://${origin}`, '.')
    git(clone, 'checkout', '-qb', 'fold')
    const before = git(clone, 'rev-parse', 'HEAD')
    const { status } = spawnSync(script, [], { cwd: clone, env: { ...env, REPOSITORY: name, ...given } })
    if (status !== 0) return { name, state: `failed: ${status}` }
    if (git(clone, 'rev-parse', 'HEAD') === before) return { name, state: 'no data was changed' }
    const [title, ...body] = git(clone, 'log', '--reverse', '--format=%B', `${before}..`).split('\n')
    expect(git(clone, 'status', '--porcelain')).toBe('')
    if (given['DRY_RUN'] === undefined) git(clone, 'push', '-qf', 'origin', 'fold')
    return { name, state: 'pull request', title: title!, body: body.join('\n').trim() }
  }
  return {
    run: (given: Files = {}) => origins.map(({ name, origin }) => runOne(name, origin, given)),
    merge: () => {
      for (const { origin } of origins) git(origin, 'branch', '-f', 'main', 'fold')
    },
    file(name: string, path: string): string | null {
      const { origin } = origins.find((one) => one.name === name)!
      const shown = spawnSync('git', ['show', `fold:${path}`], { cwd: origin, env, encoding: 'utf8' })
      return shown.status === 0 ? shown.stdout : null
    },
    report(results: string) {
      const files = readdirSync(results, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.json'),
      )
      const words = ['report', '--format=json', '--fail-on=never', ...files]
      const { stdout } = spawnSync(join(bin, 'stagefold'), words, { cwd: results, env, encoding: 'utf8' })
      return JSON.parse(stdout).summary
    },
  }
}
