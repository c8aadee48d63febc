import { expect, test } from '@jest/globals'
import { textOf } from '../../../src/shell/placed-text.ts'
import { dollars } from '../../../src/drivers/drone/dollars.ts'
import { drone } from '../../../src/drivers/drone/index.ts'
import { fileOf, inWords } from '../read.ts'

test('a pipeline for each document, a shell for each step', () => {
  const text = `kind: pipeline
name: build
steps:
  - name: builder
    environment: { A: x, B: { from_secret: y } }
    commands:
      - docker build -f Dockerfile.build -t b .
      - docker cp c:/app .
  - name: publish
    image: plugins/docker
    settings: { dockerfile: Dockerfile }
  - { name: clean, failure: ignore, when: { status: [failure] }, commands: [docker rm c] }
---
kind: secret
name: y
---
kind: pipeline
name: deploy
depends_on: [build]
steps: [{ commands: [ls] }]
`
  const file = fileOf(drone, '.drone.yml', text)
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['build', []],
    ['deploy', ['build']],
  ])
  const fragments = file.fragmentsOf(['build'])
  const words = fragments.map((one) => inWords(file, one))
  expect(words.map(({ commands }) => commands)).toEqual([
    ['- docker build -f Dockerfile.build -t b .', '- docker cp c:/app .'],
    null,
    ['docker rm c'],
  ])
  expect(words[0]!.variables).toMatchObject({ A: 'x' })
  expect(fragments.map(({ isMaybe, isFailureIgnored }) => [isMaybe, isFailureIgnored])).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
})

test('a mapping of steps', () => {
  const text = 'pipeline:\n  build:\n    image: docker\n    commands: [docker build .]\n'
  const file = fileOf(drone, '.woodpecker.yml', text)
  expect(file.fragmentsOf(['default']).map((one) => inWords(file, one).commands)).toEqual([
    ['docker build .'],
  ])
})

test.each([
  ['echo $${A} $A ${A}', 'echo ${A} $A ${A}'],
  ['echo $$A', 'echo $A'],
  ['echo ${A##v}', null],
])('%s', (text, result) => {
  const pieces = dollars([{ text, range: { start: 0, end: text.length } }])?.pieces
  expect(pieces ? textOf(pieces) : null).toBe(result)
})
