import { expect, test } from '@jest/globals'
import { githubActions } from '../../../src/drivers/github-actions/index.ts'
import { fileOf, inWords } from '../read.ts'

const path = '.github/workflows/ci.yml'

function fragmentsOf(text: string, job = 'build') {
  const file = fileOf(githubActions, path, text)
  return file.fragmentsOf([job]).map((fragment) => inWords(file, fragment))
}

const job = (steps: string, rest = '') => `on: push
jobs:
  build:
    runs-on: ubuntu-latest
${rest}    steps:
      - uses: actions/checkout@v4
${steps}`

const workspace = { GITHUB_WORKSPACE: '?$(git rev-parse --show-toplevel)' }

test('a block, line by line', () => {
  expect(
    fragmentsOf(
      job(`      - name: Build
        run: |
          docker build -f Dockerfile.build -t b .
          docker create --name c \\
            b

          docker cp c:/app .
        # of the next step
      - run: docker build -t app .
`),
    ),
  ).toEqual([
    {
      range: `- name: Build
        run: |
          docker build -f Dockerfile.build -t b .
          docker create --name c \\
            b

          docker cp c:/app .`,
      commands: [
        'docker build -f Dockerfile.build -t b .',
        'docker create --name c \\\n            b',
        'docker cp c:/app .',
      ],
      cwd: '',
      variables: workspace,
    },
    {
      range: '- run: docker build -t app .',
      commands: ['docker build -t app .'],
      cwd: '',
      variables: workspace,
    },
  ])
})

test.each([
  ['plain', 'run: docker build . # now', ['docker build .']],
  ['plain over lines', 'run: docker build\n          -t a .', ['docker build\n          -t a .']],
  ['single', `run: 'docker build --label ''a'' .; ls'`, [`docker build --label ''a'' .`, 'ls']],
  ['double', String.raw`run: "docker build -t \"a\" .\nls"`, [String.raw`docker build -t \"a\" .`, 'ls']],
  [
    'folded',
    'run: >\n          docker build\n          -t a .\n\n          ls',
    ['docker build\n          -t a .', 'ls'],
  ],
  ['stripped, indented by 2', 'run: |2-\n            docker build .\n          ls', ['docker build .', 'ls']],
])('the style of a scalar: %s', (_, run, commands) => {
  expect(fragmentsOf(job(`      - ${run}\n`))[0]!.commands).toEqual(commands)
})

test('CRLF', () => {
  const text = job('      - run: |\n          docker build .\n          ls\n').replaceAll('\n', '\r\n')
  expect(fragmentsOf(text)).toEqual([
    {
      range: '- run: |\r\n          docker build .\r\n          ls',
      commands: ['docker build .', 'ls'],
      cwd: '',
      variables: workspace,
    },
  ])
})

test('variables of the workflow, the job and the step, the nearest first', () => {
  const text = `env: { A: workflow, B: workflow }
jobs:
  build:
    env: { B: job, C: "\${{ env.A }}-\${{ github.sha }}" }
    steps:
      - env: { A: step }
        run: ls
      - run: ls
`
  expect(fragmentsOf(text).map(({ variables }) => variables)).toEqual([
    { ...workspace, A: 'step', B: 'job', C: '?workflow-${{ github.sha }}' },
    { ...workspace, A: 'workflow', B: 'job', C: '?workflow-${{ github.sha }}' },
  ])
})

test('a step that writes variables for the next makes those that it names unknown', () => {
  const text = `env: { A: x, B: y }
jobs:
  build:
    steps:
      - run: echo "A=z" >> "$GITHUB_ENV"
      - run: ls
`
  expect(fragmentsOf(text).map(({ variables }) => variables)).toEqual([
    { ...workspace, A: 'x', B: 'y' },
    { ...workspace, A: '?$A', B: 'y' },
  ])
})

test.each([
  ['the step', '', '\n        working-directory: web', 'web'],
  ['the job', '    defaults: { run: { working-directory: api/ } }\n', '', 'api'],
  ['the workspace', '', '\n        working-directory: ${{ github.workspace }}/web', 'web'],
  ['nobody knows', '', '\n        working-directory: ${{ matrix.dir }}', null],
  ['outside', '', '\n        working-directory: /tmp', '/tmp'],
  ['above', '', '\n        working-directory: ..', null],
])('the directory: %s', (_, rest, more, cwd) => {
  expect(fragmentsOf(job(`      - run: ls${more}\n`, rest))[0]!.cwd).toBe(cwd)
})

test('a checkout below the workspace, and none', () => {
  const steps = (checkout: string) => `jobs:
  build:
    steps:
${checkout}      - { run: ls, working-directory: src/app/web }
      - run: ls
`
  const below = steps('      - { uses: actions/checkout@v4, with: { path: src/app } }\n')
  expect(fragmentsOf(below).map(({ cwd }) => cwd)).toEqual(['web', null])
  expect(fragmentsOf(steps('')).map(({ cwd }) => cwd)).toEqual([null, null])
})

test('what nobody can read has no statement', () => {
  const text = job(`      - { run: ls, shell: pwsh }
      - { run: ls, shell: 'bash -l {0}' }
      - run: if then
      - uses: docker/build-push-action@v5
        with: { file: Dockerfile.build }
      - uses: actions/setup-go@v5
      - uses: ./.github/actions/mine
`)
  expect(fragmentsOf(text).map(({ range, commands }) => [range.split('\n')[0], commands])).toEqual([
    ['- { run: ls, shell: pwsh }', null],
    [`- { run: ls, shell: 'bash -l {0}' }`, ['ls']],
    ['- run: if then', null],
    ['- uses: docker/build-push-action@v5', null],
    ['- uses: ./.github/actions/mine', null],
  ])
})

test('the shell of Windows is another one', () => {
  const on = (runsOn: string) =>
    fragmentsOf(`jobs:
  build:
    runs-on: ${runsOn}
    strategy: { matrix: { os: [ubuntu-latest, windows-latest], go: [1] } }
    steps: [{ run: ls }]
`)[0]!.commands
  expect(on('windows-2022')).toBeNull()
  expect(on('${{ matrix.os }}')).toBeNull()
  expect(on('[self-hosted, linux]')).toEqual(['ls'])
})

test('what may run, and what may fail', () => {
  const file = fileOf(
    githubActions,
    path,
    job(`      - { run: a, if: github.ref == 'x' }
      - { run: b, if: always() }
      - { run: c, continue-on-error: true }
      - { run: d, if: '\${{ success() }}', continue-on-error: false }
`),
  )
  const said = file.fragmentsOf(['build']).map(({ isMaybe, isFailureIgnored }) => [isMaybe, isFailureIgnored])
  expect(said).toEqual([
    [true, false],
    [false, false],
    [false, true],
    [false, false],
  ])
})

test('jobs, and what they need', () => {
  const file = fileOf(
    githubActions,
    path,
    'jobs:\n  a: { steps: [] }\n  b: { needs: a }\n  c: { needs: [a, b] }\n',
  )
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['a', []],
    ['b', ['a']],
    ['c', ['a', 'b']],
  ])
})

test('no workflow', () => {
  expect(githubActions.handles('.github/workflows/x.yaml')).toBe(true)
  expect(githubActions.handles('.github/dependabot.yml')).toBe(false)
  expect(() => fileOf(githubActions, path, 'a: [')).toThrow(/at 4/)
  expect(fileOf(githubActions, path, '').goals).toEqual([])
})
