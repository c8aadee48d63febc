import { expect, test } from '@jest/globals'
import { taskfile } from '../../../src/drivers/taskfile/index.ts'
import { fileOf, inWords, tidied, without } from '../read.ts'

const open = (text: string) => fileOf(taskfile, 'Taskfile.yml', text)

const text = `version: '3'
vars: { IMAGE: app, TAG: '{{.IMAGE}}:{{.VERSION}}', SHA: { sh: git rev-parse HEAD } }
env: { A: x }
tasks:
  builder:
    cmds:
      - docker build -f Dockerfile.build -t b .
  extract:
    deps: [builder]
    dir: web
    cmds:
      - docker cp c:/app .
      - { cmd: docker rm c, ignore_error: true }
  image:
    deps:
      - extract
    sources: ['**']
    cmds:
      - defer: docker rmi b
      - docker build -t {{.TAG}} --label '{{.SHA}}' .
      - task: lint
        vars: { X: y }
      - for: [a, b]
        cmd: echo {{.ITEM}}
  all: { cmds: [task: builder, task: image] }
  lint: eslint .
  loop: { cmds: [task: loop] }
  other: { deps: ['docs:build'] }
`

test('a shell for each command, those of other tasks where they are called', () => {
  const file = open(text)
  const fragments = file.fragmentsOf(['image'])
  const words = fragments.map((one) => inWords(file, one))
  expect(
    words.map(({ range, commands, cwd }) => [range.split('\n')[0], commands?.length ?? null, cwd]),
  ).toEqual([
    ['- docker build -f Dockerfile.build -t b .', 1, ''],
    ['- docker cp c:/app .', 1, 'web'],
    ['- { cmd: docker rm c, ignore_error: true }', 1, 'web'],
    [`- docker build -t {{.TAG}} --label '{{.SHA}}' .`, 1, ''],
    ['- task: lint', null, ''],
    ['- for: [a, b]', null, ''],
    ['- defer: docker rmi b', 1, ''],
  ])
  expect(fragments.map(({ isMaybe }) => isMaybe)).toEqual([true, true, true, true, true, true, true])
  expect(fragments[2]!.isFailureIgnored).toBe(true)
  expect(words[3]!.variables).toEqual({
    A: '?$A',
    _macro_0_: '?app:{{.VERSION}}',
    _macro_1_: '?{{.SHA}}',
  })
  expect(file.fragmentsOf(['all'])[0]).toBe(file.fragmentsOf(['builder'])[0])
  expect(file.fragmentsOf(['all'])[0]!.isMaybe).toBe(false)
})

test('goals, and what they call', () => {
  const file = open(text)
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['builder', []],
    ['extract', ['builder']],
    ['image', ['extract']],
    ['all', ['builder', 'image']],
    ['lint', []],
    ['loop', []],
    ['other', ['docs:build']],
  ])
  expect(file.fragmentsOf(['loop', 'other']).map(({ statement }) => statement)).toEqual([null, null])
  expect(file.fragmentsOf(['lint']).map((one) => inWords(file, one).commands)).toEqual([['eslint .']])
  expect(file.commandFor(['image', 'lint'])).toBe('task image lint')
})

test('a task without commands goes with all that calls it', () => {
  const after = tidied(
    open(text),
    without(
      text,
      '- docker build -f Dockerfile.build -t b .',
      '- docker cp c:/app .',
      '- { cmd: docker rm c, ignore_error: true }',
    ),
  )
  expect(after).toBe(
    text
      .replace(/ {2}builder:\n[^]*? {2}image:\n/, '  image:\n')
      .replace('    deps:\n      - extract\n', '')
      .replace('task: builder, ', ''),
  )
})

test('a file without tasks is none', () => {
  const one = 'tasks:\n  a: [ls]\n'
  expect(tidied(open(one), without(one, 'ls'))).toBeNull()
})
