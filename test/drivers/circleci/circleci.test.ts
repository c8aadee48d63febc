import { expect, test } from '@jest/globals'
import { circleci } from '../../../src/drivers/circleci/index.ts'
import { fileOf, inWords, tidied, without } from '../read.ts'

const text = `version: 2.1
jobs:
  build:
    working_directory: ~/app
    environment: { A: job, TAG: << pipeline.number >> }
    steps:
      - checkout
      - setup_remote_docker
      - run: docker build -t 'x:<< parameters.tag >>' .
      - run:
          name: extract
          command: |
            docker cp c:/app .
            ls
          working_directory: ~/app/web
          environment: { A: step }
      - run: { command: Get-Item, shell: pwsh }
      - run: { command: docker rm c, when: always }
      - run: { command: docker logs c, when: on_fail, working_directory: /tmp }
      - store_artifacts: { path: app }
  deploy:
    steps:
      - run: ls
workflows:
  all:
    jobs:
      - build
      - deploy: { requires: [build] }
`

test('a shell for each run', () => {
  const file = fileOf(circleci, '.circleci/config.yml', text)
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['build', []],
    ['deploy', ['build']],
  ])
  const fragments = file.fragmentsOf(['build'])
  const words = fragments.map((one) => inWords(file, one))
  expect(words.map(({ commands, cwd, variables }) => [commands, cwd, variables.A])).toEqual([
    [["- run: docker build -t 'x:<< parameters.tag >>' ."], '', 'job'],
    [[expect.stringMatching(/^- run:\n {10}name: extract\n/)], 'web', 'step'],
    [null, '', 'job'],
    [['- run: { command: docker rm c, when: always }'], '', 'job'],
    [['- run: { command: docker logs c, when: on_fail, working_directory: /tmp }'], '/tmp', 'job'],
    [null, '', undefined],
  ])
  expect(words[0]!.variables).toMatchObject({
    TAG: '?<< pipeline.number >>',
    _macro_0_: '?<< parameters.tag >>',
  })
  expect(fragments.map(({ isMaybe }) => isMaybe)).toEqual([false, false, false, false, true, false])
})

test('a line of a run goes, and a run; a job that a workflow names stays', () => {
  const file = fileOf(circleci, '.circleci/config.yml', text)
  expect(tidied(file, without(text, 'docker cp c:/app .'))).toBe(
    text.replace('            docker cp c:/app .\n', ''),
  )
  const run = "- run: docker build -t 'x:<< parameters.tag >>' ."
  expect(tidied(file, without(text, run))).toBe(text.replace(`      ${run}\n`, ''))
  expect(tidied(file, without(text, 'deploy:\n    steps:\n      - run: ls'))).toBeNull()
})
