import { expect, test } from '@jest/globals'
import { composeBuilds, dockerfileOf, isComposeFile } from '../../src/compose/builds.ts'

const text = `services:
  app:
    build:
      context: ./web # here
      dockerfile: "Dockerfile.build"
      target: builder
  api:
    build: ./api
  db:
    image: postgres
  flow: { build: { dockerfile: x/Dockerfile } }
  unknown:
    build: { context: $DIR, dockerfile: 'a$$b', target: "\${T:-x}" }
  inline:
    build:
      dockerfile_inline: |
        FROM alpine
`

test('what services build, and where that stands', () => {
  const builds = composeBuilds(text)!
  const slice = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end)
  expect(
    builds.map(({ service, context, dockerfile, target, ranges }) => [
      service,
      context,
      dockerfile,
      target,
      ...[ranges.context, ranges.dockerfile, ranges.target].map(slice),
    ]),
  ).toEqual([
    ['app', './web', 'Dockerfile.build', 'builder', './web', '"Dockerfile.build"', 'builder'],
    ['api', './api', 'Dockerfile', null, './api', null, null],
    ['flow', '.', 'x/Dockerfile', null, null, 'x/Dockerfile', null],
    ['unknown', null, 'a$b', null, '$DIR', `'a$$b'`, `"\${T:-x}"`],
    ['inline', '.', null, null, null, null, null],
  ])
  expect(builds.map((build) => dockerfileOf(build, 'deploy'))).toEqual([
    'deploy/web/Dockerfile.build',
    'deploy/api/Dockerfile',
    'deploy/x/Dockerfile',
    null,
    null,
  ])
})

test('anchors and merged mappings', () => {
  const shared = `x-build: &b { context: ., dockerfile: A }
services:
  one: { build: *b }
  two: { build: *b }
  three: { build: { <<: *b, dockerfile: B } }
`
  expect(
    composeBuilds(shared)!.map(({ service, dockerfile, isShared }) => [service, dockerfile, isShared]),
  ).toEqual([
    ['one', 'A', true],
    ['two', 'A', true],
    ['three', 'B', true],
  ])
})

test('the first version of the format', () => {
  const builds = composeBuilds('web:\n  build: .\n  dockerfile: Dockerfile.build\ndb:\n  image: x\n')
  expect(builds).toMatchObject([{ service: 'web', context: '.', dockerfile: 'Dockerfile.build' }])
})

test.each([
  ['https://github.com/x/y.git', null],
  ['../..', null],
  ['/srv', null],
  ['..', 'Dockerfile'],
])('the context %s', (context, path) => {
  const [build] = composeBuilds(`services: { a: { build: "${context}" } }`)!
  expect(dockerfileOf(build!, 'deploy')).toBe(path)
})

test('no builds, no YAML', () => {
  expect(composeBuilds('')).toEqual([])
  expect(composeBuilds('services: [a]')).toEqual([])
  expect(composeBuilds('services: { a: { build: [x] } }')).toEqual([])
  expect(composeBuilds('a: [')).toBeNull()
})

test.each([
  ['docker-compose.yml', true],
  ['x/compose.yaml', true],
  ['docker-compose.prod.yml', true],
  ['compose-dev.yml', true],
  ['composer.yml', false],
])('%s', (path, is) => {
  expect(isComposeFile(path)).toBe(is)
})
