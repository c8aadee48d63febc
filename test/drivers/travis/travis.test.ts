import { expect, test } from '@jest/globals'
import { travis } from '../../../src/drivers/travis/index.ts'
import { fileOf, inWords, tidied, without } from '../read.ts'

const open = (text: string) => fileOf(travis, '.travis.yml', text)

const phases = `env:
  global:
    - IMAGE=app TAG="1.0"
    - secure: xyz
  matrix:
    - TAG=2 OTHER=x
install: true
before_script:
  - docker build -f Dockerfile.build -t b .
script:
  - docker cp c:/app .
  - docker build -t app .
after_failure: docker logs c
after_script: docker rm c
deploy:
  provider: script
`

test('one shell for all phases, and one for each thing that comes afterwards', () => {
  const file = open(phases)
  const fragments = file.fragmentsOf(['build']).map((one) => ({ ...one, ...inWords(file, one) }))
  expect(fragments.map(({ range, commands, isMaybe }) => [range.split('\n')[0], commands, isMaybe])).toEqual([
    [
      'script:',
      ['- docker build -f Dockerfile.build -t b .', '- docker cp c:/app .', '- docker build -t app .'],
      false,
    ],
    ['after_failure: docker logs c', ['after_failure: docker logs c'], true],
    ['after_script: docker rm c', ['after_script: docker rm c'], false],
    ['deploy:', null, true],
  ])
  expect(fragments[0]!.variables).toEqual({ TRAVIS_BUILD_DIR: expect.anything(), IMAGE: 'app' })
})

test('jobs with commands of their own', () => {
  const text = `script: [a]
jobs:
  include:
    - { stage: build, script: [b] }
    - { stage: build, script: [c], env: IMAGE=x }
    - { install: [d] }
    - { os: osx }
`
  const file = open(text)
  expect(file.goals.map(({ name }) => name)).toEqual(['build', 'build 2', 'job 3'])
  const [, , third] = file.goals.map(({ name }) => file.fragmentsOf([name]).map((one) => inWords(file, one)))
  // What all jobs run stands before what this one runs first.
  expect(third!.map(({ commands }) => commands)).toEqual([null])
})

test('a phase without commands goes; without `script` something else would run', () => {
  const file = open(phases)
  expect(tidied(file, without(phases, '- docker build -f Dockerfile.build -t b .'))).toBe(
    phases.replace('before_script:\n  - docker build -f Dockerfile.build -t b .\n', ''),
  )
  expect(tidied(file, without(phases, '- docker cp c:/app .', '- docker build -t app .'))).toBeNull()
})
