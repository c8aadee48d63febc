import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { temporaryTree } from '../project/temporary.ts'
import { pattern } from '../builder-pattern.ts'
import { commandFolder } from './command.ts'

jest.setTimeout(60_000)

const bin = commandFolder()

interface Hook {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly files: string
  readonly types: readonly string[]
  readonly pass_filenames: boolean
}

const root = join(import.meta.dirname, '../..')
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[]
const hook = hooks[0]!

test('one hook, which looks at the whole repository once', () => {
  expect(hooks).toHaveLength(1)
  expect(hook).toMatchObject({ id: 'stagefold', language: 'node', pass_filenames: false, types: ['text'] })
})

test('pre-commit takes all that npm pack prints for the name of the package', () => {
  // Its scripts print where they are started in the foreground, which `npm pack` does by itself.
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^foreground-scripts=false$/m)
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0])
})

test.each([
  'build.sh',
  'ci/build.bash',
  'build',
  'Makefile',
  'deep/er/GNUmakefile',
  'rules.mk',
  'Dockerfile',
  'Dockerfile.build',
  'api.Dockerfile',
  'build.dockerfile',
  'Containerfile',
  '.dockerignore',
  'Dockerfile.build.dockerignore',
  'package.json',
  'Jenkinsfile',
  'justfile',
  'Taskfile.yml',
  '.gitlab-ci.yml',
  '.github/workflows/ci.yaml',
  '.circleci/config.yml',
  'docker-compose.yml',
  'build.ps1',
  'build.cmd',
])('a commit of %s is looked at', (path) => {
  expect(path).toMatch(new RegExp(hook.files))
})

test.each(['main.go', 'src/app.ts', 'README.md', 'go.sum', 'logo.svg'])('a commit of %s is not', (path) => {
  expect(path).not.toMatch(new RegExp(hook.files))
})

test('a commit that brings in a builder pattern fails, with its script', () => {
  const { git, commit } = repository()
  git('add', '.')
  expect(commit()).toEqual({ ran: true, status: 1, stdout: 'app/build.sh\n' })
})

test('whatever file of it is staged, it is seen', () => {
  const { git, commit, write } = repository()
  git('add', '.')
  git('commit', '-qm', 'all')
  expect(commit()).toMatchObject({ ran: false })
  write('app/main.go', 'package other\n')
  git('add', '.')
  expect(commit()).toMatchObject({ ran: false })
  write('app/Dockerfile', 'FROM alpine:3\nCOPY app /app\n')
  git('add', '.')
  expect(commit()).toMatchObject({ ran: true, status: 1 })
  expect(commit('--exclude=app')).toMatchObject({ ran: true, status: 0 })
  expect(commit('other')).toMatchObject({ ran: true, status: 0 })
})

test('a repository without one passes', () => {
  const { git, commit, remove } = repository()
  remove('app/build.sh')
  git('add', '.')
  expect(commit()).toEqual({ ran: true, status: 0, stdout: '' })
})

/** A repository that is committed to with the hook, as pre-commit calls it. */
function repository() {
  const folder = temporaryTree({
    ...Object.fromEntries(Object.entries(pattern).map(([name, text]) => [`app/${name}`, text])),
    'other/build.sh': 'docker build -t other .\n',
  })
  const env = {
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: bin,
    GIT_CONFIG_NOSYSTEM: '1',
    PRE_COMMIT: '1',
  }
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
  git('init', '-q')
  return {
    git,
    write: (path: string, text: string) => writeFileSync(join(folder, path), text),
    remove: (path: string) => rmSync(join(folder, path)),
    commit(...args: string[]) {
      const staged = git('diff', '--staged', '--name-only', '--diff-filter=ACMRTUXB', '-z')
        .split('\0')
        .filter(Boolean)
      if (!staged.some((path) => new RegExp(hook.files).test(path))) return { ran: false }
      const [file, ...words] = [...hook.entry.split(' '), ...args]
      // `spawnSync` looks the program up where the test runs, not in `env`.
      const { status, stdout } = spawnSync(join(bin, file!), words, { cwd: folder, env, encoding: 'utf8' })
      return { ran: true, status, stdout }
    },
  }
}
