import { expect, test } from '@jest/globals'
import { bitbucket } from '../../../src/drivers/bitbucket/index.ts'
import { fileOf, inWords } from '../read.ts'

test('each step is a goal, and its script one shell', () => {
  const text = `pipelines:
  default:
    - step: &build
        name: Build
        script:
          - docker build -f Dockerfile.build -t b .
          - docker build .
        after-script: [docker rm c]
    - parallel:
        - step: { script: [ls, { pipe: x/y }] }
  branches:
    main:
      - step: *build
`
  const file = fileOf(bitbucket, 'bitbucket-pipelines.yml', text)
  const goals = file.goals.map(({ name }) => name)
  expect(goals).toEqual(['default 1: Build', 'default 2: step', 'branches main 1: Build'])
  const commands = goals.map((goal) => file.fragmentsOf([goal]).map((one) => inWords(file, one).commands))
  expect(commands).toEqual([
    [['- docker build -f Dockerfile.build -t b .', '- docker build .'], ['docker rm c']],
    [null],
    commands[0],
  ])
  // Who runs the same has the same nodes.
  const [first, other] = [goals[0]!, goals[2]!].map((goal) => file.fragmentsOf([goal])[0]!.statement?.command)
  expect(first?.type === 'Subshell' && other?.type === 'Subshell').toBe(true)
})
