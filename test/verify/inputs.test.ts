import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import { inputsKey } from '../../src/verify/inputs.ts'
import type { EngineInfo, VerifyOptions } from '../../src/verify/result.ts'
import { temporaryTree } from '../project/temporary.ts'

const DOCKER: EngineInfo = { name: 'docker', version: '26.1.5', builder: 'buildkit' }

const FILES = {
  'other/README': 'other\n',
  'app/Dockerfile': 'FROM alpine\nCOPY app /app\n',
  'app/Dockerfile.build': 'FROM golang:1.22\nCOPY main.go .\nRUN go build -o /out/app .\n',
  'app/main.go': 'package main\n',
  'app/build.sh': `docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker build -t app:$VERSION .
`,
}

/** The key after a change, compared with the one before it. */
function project(files: Readonly<Record<string, string>> = {}) {
  const root = temporaryTree({ ...FILES, ...files })
  const script = 'app/build.sh'
  const result = fold({ project: diskProject(root), script })
  expect(result.status).toBe('folded')
  const keyOf = (options: Partial<VerifyOptions> = {}, engine = DOCKER) =>
    inputsKey({ root, script, env: { VERSION: '1' }, ...options }, result, engine)
  return { path: (name: string) => join(root, name), keyOf }
}

type Change = (path: (name: string) => string) => void

test.each<[name: string, Change]>([
  ['a source', (path) => writeFileSync(path('app/main.go'), 'package other\n')],
  ['a new file', (path) => writeFileSync(path('app/new'), '')],
  ['a file that is gone', (path) => rmSync(path('app/main.go'))],
  ['a mode', (path) => chmodSync(path('app/main.go'), 0o755)],
  ['a folder', (path) => mkdirSync(path('app/folder'))],
  ['a link', (path) => symlinkSync('main.go', path('app/link'))],
])('%s makes another key', (_name, change) => {
  const { keyOf, path } = project()
  const before = keyOf()
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  change(path)
  expect(keyOf()).not.toBe(before)
})

test.each<[name: string, options: Partial<VerifyOptions>]>([
  ['a variable that a script names', { env: { VERSION: '2' } }],
  ["an engine's own variable", { env: { VERSION: '1', DOCKER_DEFAULT_PLATFORM: 'linux/arm64' } }],
  ['an argument', { args: ['2'] }],
  ['--prepare', { prepare: 'true' }],
  ['a role', { roles: { keep: true } }],
])('%s makes another key', (_name, options) => {
  const { keyOf } = project()
  expect(keyOf(options)).not.toBe(keyOf())
})

test.each<[name: string, engine: Partial<EngineInfo>]>([
  ['a version of the engine', { version: '27.0' }],
  ['another of its builders', { builder: 'classic' }],
  ['a builder of buildx', { buildx: 'far' }],
])('%s makes another key', (_name, engine) => {
  const { keyOf } = project()
  expect(keyOf({}, { ...DOCKER, ...engine })).not.toBe(keyOf())
})

test('what has nothing to do with it does not', () => {
  const { keyOf, path } = project()
  const before = keyOf()
  writeFileSync(path('other/README'), 'changed\n')
  mkdirSync(path('.git'))
  expect(keyOf({ env: { VERSION: '1', TERM: 'dumb' } })).toBe(before)
})

test('a script that names what lies above it is of the whole project', () => {
  const script = `V=$(cat ../other/README)\n${FILES['app/build.sh']}`
  const { keyOf, path } = project({ 'app/build.sh': script })
  const before = keyOf()
  writeFileSync(path('other/README'), 'changed\n')
  expect(keyOf()).not.toBe(before)
})

test('a script that asks git is of its commit', () => {
  const script = `V=$(git rev-parse HEAD)\n${FILES['app/build.sh']}`
  const { keyOf, path } = project({ 'app/build.sh': script, '.git/HEAD': '1', '.git/refs/heads/main': '1' })
  const before = keyOf()
  writeFileSync(path('.git/refs/heads/main'), '2')
  expect(keyOf()).not.toBe(before)
})

test('a file behind a link belongs to it, a folder elsewhere makes it untold', () => {
  const { keyOf, path } = project()
  symlinkSync('../other/README', path('app/link'))
  const before = keyOf()
  writeFileSync(path('other/README'), 'changed\n')
  expect(keyOf()).not.toBe(before)
  symlinkSync('../other', path('app/folder'))
  expect(keyOf()).toBeNull()
})

test('files that are not any more what was folded have none', () => {
  const { keyOf, path } = project()
  writeFileSync(path('app/Dockerfile'), 'FROM debian\nCOPY app /app\n')
  expect(keyOf()).toBeNull()
})
