import { expect, test } from '@jest/globals'
import { githubActions } from '../../../src/drivers/github-actions/index.ts'
import { fileOf, instead, tidied, without } from '../read.ts'

const path = '.github/workflows/ci.yml'

const workflow = `jobs:
  # the builder
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Builder
        run: |
          docker build -f Dockerfile.build -t b .
          docker create --name c b
      - run: docker cp c:/app .   # out
      - id: image
        run: "docker build -t \\"app\\" ."
      - run: 'echo ''it'''
      - run: echo plain
`

test.each([
  [
    'a step',
    without(workflow, '- run: docker cp c:/app .   # out'),
    workflow.replace('      - run: docker cp c:/app .   # out\n', ''),
  ],
  [
    'a line of a block',
    without(workflow, 'docker build -f Dockerfile.build -t b .'),
    workflow.replace('          docker build -f Dockerfile.build -t b .\n', ''),
  ],
  [
    'words in double quotes',
    [instead(workflow, '-t \\"app\\"', '--target x -t \\"app\\"')],
    workflow.replace('-t \\"app\\"', '--target x -t \\"app\\"'),
  ],
])('%s goes', (_, edits, after) => {
  expect(tidied(fileOf(githubActions, path, workflow), edits)).toBe(after)
})

test.each([
  ['a quote ends the scalar', instead(workflow, 'plain', `'it' # x`)],
  ['a colon makes a mapping', instead(workflow, 'echo plain', 'a: b')],
  ['a quote within quotes', instead(workflow, "''it''", "it's")],
  ['half of an escape', instead(workflow, '\\"app', '"app')],
  ['the results of a step are asked for', null],
])('refused: %s', (_, edit) => {
  const asked = `${workflow}      - run: echo \${{ steps.image.outputs.id }}\n`
  const file = fileOf(githubActions, path, edit ? workflow : asked)
  const edits = edit ? [edit] : without(asked, `- id: image\n        run: "docker build -t \\"app\\" ."`)
  expect(tidied(file, edits)).toBeNull()
})

test('the first line of a block says how far it is indented', () => {
  const text = `jobs: { a: { steps: [] } }\nx: |\n  if\n    a\n  b\n`
  expect(tidied(fileOf(githubActions, path, text), without(text, 'if'))).toBeNull()
})

test('a job without steps goes, with the empty line before what follows', () => {
  const text = `jobs:
  a:
    steps:
      - run: one
      - run: two

  b:
    steps:
      - run: three
`
  const file = fileOf(githubActions, path, text)
  expect(tidied(file, without(text, '- run: one', '- run: two'))).toBe(
    'jobs:\n  b:\n    steps:\n      - run: three\n',
  )
  expect(tidied(file, without(text, '- run: one', '- run: two', '- run: three'))).toBeNull()
  const needed = text.replace('  b:\n', '  b:\n    needs: a\n')
  expect(tidied(fileOf(githubActions, path, needed), without(needed, '- run: one', '- run: two'))).toBeNull()
})

test('what is written takes the style of what stands there', () => {
  const file = fileOf(githubActions, path, workflow)
  const written = (near: string) => file.write(`a 'b' "c"\nd`, path, workflow.indexOf(near))
  expect(written('docker create')).toBe(`a 'b' "c"\n          d`)
  expect(written('it')).toBe(`a ''b'' "c"\nd`)
  expect(written('app\\"')).toBe(`a 'b' \\"c\\"\\nd`)
  expect(written('plain')).toBe(`a 'b' "c"\nd`)
})
