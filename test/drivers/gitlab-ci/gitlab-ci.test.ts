import { expect, test } from '@jest/globals'
import { gitlabCi } from '../../../src/drivers/gitlab-ci/index.ts'
import { fileOf, inWords, instead, tidied, without } from '../read.ts'

const path = '.gitlab-ci.yml'
const open = (text: string) => fileOf(gitlabCi, path, text)

function fragmentsOf(text: string, job = 'build') {
  const file = open(text)
  return file.fragmentsOf([job]).map((fragment) => inWords(file, fragment))
}

const commandsOf = (text: string, job = 'build') => fragmentsOf(text, job).map(({ commands }) => commands)

test('before_script and script are one shell, and each line goes with its dash', () => {
  const text = `default:
  before_script:
    - docker info # login
build:
  script:
    - docker build -f Dockerfile.build -t b .
    - |
      docker create --name c b
      docker cp c:/app .
    - "docker build -t \\"app\\" ."
    - if true; then
    - docker push app
    - fi
`
  expect(fragmentsOf(text)).toEqual([
    {
      range: text.slice(text.indexOf('build:\n')).trimEnd(),
      commands: [
        '- docker info',
        '- docker build -f Dockerfile.build -t b .',
        '- |\n      docker create --name c b\n      docker cp c:/app .',
        '- "docker build -t \\"app\\" ."',
        '- if true; then\n    - docker push app\n    - fi',
      ],
      cwd: '',
      variables: { CI_PROJECT_DIR: '?$(git rev-parse --show-toplevel)' },
    },
  ])
})

test('after_script is a shell of its own, which runs also after a failure', () => {
  const text = 'build:\n  script: [a, b; c]\n  after_script: docker rm c\n'
  expect(fragmentsOf(text).map(({ range, commands }) => [range, commands])).toEqual([
    ['script: [a, b; c]', ['a', 'b; c']],
    ['after_script: docker rm c', ['after_script: docker rm c']],
  ])
  expect(
    open(text)
      .fragmentsOf(['build'])
      .map((one) => one.isFailureIgnored),
  ).toEqual([true, false])
})

test.each([
  ['an anchor', '.s: &s\n  - a\nbuild:\n  script:\n    - *s\n    - b\n', [['- a', '- b']]],
  ['a merged mapping', '.t: &t\n  script: [a]\nbuild:\n  <<: *t\n', [['a']]],
  [
    'extends',
    '.t:\n  before_script: [a]\n.u:\n  extends: .t\nbuild:\n  extends: .u\n  script: [b]\n',
    [['a', 'b']],
  ],
  [
    'a reference',
    '.t:\n  script:\n    - a\nbuild:\n  script:\n    - !reference [.t, script]\n    - b\n',
    [['- a', '- b']],
  ],
  ['its own before', 'before_script: [x]\nbuild:\n  before_script: []\n  script: [a]\n', [['a']]],
  [
    'nothing inherited',
    'before_script: [x]\nbuild:\n  inherit: { default: false }\n  script: [a]\n',
    [['a']],
  ],
  [
    'inherited by name',
    'before_script: [x]\nbuild:\n  inherit: { default: [image] }\n  script: [a]\n',
    [['a']],
  ],
])('followed: %s', (_, text, commands) => {
  expect(commandsOf(text)).toEqual(commands)
})

test.each([
  ['a template of another file', 'build:\n  extends: .x\n  script: [a]\n'],
  ['a file that can say something for all', 'include: x.yml\nbuild:\n  script: [a]\n'],
  ['a reference to another file', 'build:\n  script:\n    - !reference [.x, script]\n'],
  ['a tag that nobody knows', 'build:\n  script:\n    - !x [a]\n'],
  ['an input', 'build:\n  script: ["a $[[ inputs.x ]]"]\n'],
  ['lists in another order', 'build:\n  script: [a]\nbefore_script: [b]\n'],
  ['no shell', 'build:\n  script: ["if then"]\n'],
])('not followed: %s', (_, text) => {
  expect(commandsOf(text)[0]).toBeNull()
})

test('variables are what the file says unless somebody says something else', () => {
  const text = `variables:
  A: a
  IMAGE: $CI_REGISTRY/$A
  D: { value: d, description: x }
build:
  variables: { A: b, M: m }
  parallel: { matrix: [{ M: [1, 2] }] }
  script: [a]
`
  const { variables } = open(text).fragmentsOf(['build'])[0]!
  const fallbacks = [...variables].map(([name, value]) => [
    name,
    value?.map((part) => (typeof part === 'string' ? part : (part.fallback ?? part.id))),
  ])
  expect(Object.fromEntries(fallbacks)).toEqual({
    CI_PROJECT_DIR: [expect.any(String)],
    A: [['b']],
    IMAGE: [[{ id: '$CI_REGISTRY', label: '$CI_REGISTRY' }, '/', { id: '$A', label: '$A', fallback: ['b'] }]],
    D: [['d']],
  })
})

test('jobs, and what they need; templates and triggers are none', () => {
  const text = `stages: [a]
.t: { script: [a] }
a: { script: [a] }
b: { script: [a], needs: [a, { job: a }] }
c: { trigger: other }
d: { script: [a], dependencies: [b] }
pages: { script: [a] }
`
  expect(open(text).goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['a', []],
    ['b', ['a']],
    ['d', ['b']],
    ['pages', []],
  ])
})

const two = `.x: &x
  - docker info
a:
  script:
    - docker build .
    - 'docker cp c:/''x'' .'
    - *x
b:
  script:
    - *x
    - ls
`

test('a line goes, and words in quotes', () => {
  const file = open(two)
  expect(tidied(file, without(two, "- 'docker cp c:/''x'' .'"))).toBe(
    two.replace("    - 'docker cp c:/''x'' .'\n", ''),
  )
  expect(tidied(file, [instead(two, "cp c:/''x''", "cp c:/''y''")])).toBe(two.replace("c:/''x''", "c:/''y''"))
})

test.each([
  ['what two jobs run', without(two, '- docker info')],
  ['what makes a mapping', [instead(two, '- docker build .', '- docker build x: y')]],
  ['the last line of a job', without(two, '- docker build .', "- 'docker cp c:/''x'' .'", '- *x\nb')],
])('refused: %s', (_, edits) => {
  expect(tidied(open(two), edits)).toBeNull()
})

test('a job goes when none needs it', () => {
  const text = 'a:\n  script: [x]\nb:\n  script: [y]\n'
  expect(tidied(open(text), without(text, 'a:\n  script: [x]'))).toBe('b:\n  script: [y]\n')
  const needed = `${text}  needs: [a]\n`
  expect(tidied(open(needed), without(needed, 'a:\n  script: [x]'))).toBeNull()
  expect(tidied(open(text), without(text, 'script: [x]'))).toBeNull()
})
