import { expect, test } from '@jest/globals'
import { justfile } from '../../../src/drivers/justfile/index.ts'
import { fileOf, inWords, tidied, without } from '../read.ts'

const open = (text: string) => fileOf(justfile, 'justfile', text)

const text = `set shell := ["bash", "-cu"]
image := 'app'
export tag := image + ":1"
sha := \`git rev-parse HEAD\`

# The builder.
[private]
builder:
    @docker build -f Dockerfile.build -t b .

extract: builder
    -docker rm -f c
    docker create \\
        --name c b
    docker cp c:/app .

image name='x': extract && clean
    docker build -t {{image}}:{{sha}} --label '{{name}}' {{tag}} .

clean:
    #!/usr/bin/env bash
    set -e
    docker rm c

all: (image "y") lint # everything
py:
    #!/usr/bin/env python3
    print(1)
`

test('a shell for each line, and one for a script', () => {
  const file = open(text)
  const fragments = file.fragmentsOf(['image'])
  expect(fragments.map((one) => inWords(file, one)).map(({ range, commands }) => [range, commands])).toEqual([
    ['@docker build -f Dockerfile.build -t b .', ['docker build -f Dockerfile.build -t b .']],
    ['-docker rm -f c', ['docker rm -f c']],
    ['docker create \\\n        --name c b', ['docker create \\\n        --name c b']],
    ['docker cp c:/app .', ['docker cp c:/app .']],
    [
      `docker build -t {{image}}:{{sha}} --label '{{name}}' {{tag}} .`,
      [`docker build -t {{image}}:{{sha}} --label '{{name}}' {{tag}} .`],
    ],
    ['#!/usr/bin/env bash\n    set -e\n    docker rm c', ['set -e', 'docker rm c']],
  ])
  expect(inWords(file, fragments[4]!).variables).toEqual({
    tag: 'app:1',
    _macro_0_: '?{{sha}}',
    _macro_1_: '?{{name}}',
  })
  expect(fragments[1]!.isFailureIgnored).toBe(true)
})

test('what ran does not run again, and is the same', () => {
  const file = open(text)
  expect(file.fragmentsOf(['builder', 'extract'])).toHaveLength(4)
  expect(file.fragmentsOf(['extract'])[0]).toBe(file.fragmentsOf(['builder'])[0])
})

test('what is called with arguments, stands elsewhere, or is no shell, is not read', () => {
  const file = open(text)
  const read = (goal: string) =>
    file.fragmentsOf([goal]).map((one) => [inWords(file, one).range, one.statement])
  expect(read('all')).toEqual([
    ['(image "y")', null],
    ['lint', null],
  ])
  expect(read('py').map(([, statement]) => statement)).toEqual([null])
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['builder', []],
    ['extract', ['builder']],
    ['image', ['extract', 'clean']],
    ['clean', []],
    ['all', ['image', 'lint']],
    ['py', []],
  ])
})

test('a recipe goes with its comment, its attributes and its name elsewhere', () => {
  const lines = [
    '@docker build -f Dockerfile.build -t b .',
    '-docker rm -f c',
    'docker create \\\n        --name c b',
    'docker cp c:/app .',
    '#!/usr/bin/env bash\n    set -e\n    docker rm c',
  ]
  expect(tidied(open(text), without(text, ...lines))).toBe(
    text
      .replace(/# The builder[^]*?image name/, 'image name')
      .replace(': extract && clean\n', ':\n')
      .replace(/clean:\n[^]*?\n\n/, ''),
  )
})

test('a line goes', () => {
  expect(tidied(open(text), without(text, '-docker rm -f c'))).toBe(text.replace('    -docker rm -f c\n', ''))
  const one = 'a:\n  ls\n'
  expect(tidied(open(one), without(one, 'ls'))).toBeNull()
})

test('directories, shells', () => {
  const first = (top: string) => open(`${top}\na:\n  ls\n`).fragmentsOf(['a'])[0]!
  expect(first("set working-directory := 'web'").cwd).toBe('web')
  expect(first('[no-cd]').cwd).toBeNull()
  expect(first('[linux]').isMaybe).toBe(true)
  expect(first('set shell := ["pwsh", "-c"]').statement).toBeNull()
})

test('CRLF', () => {
  const file = open('a: b\r\n\tls\r\nb:\r\n\tcat x\r\n')
  expect(file.fragmentsOf(['a']).map((one) => inWords(file, one).commands)).toEqual([['cat x'], ['ls']])
})

test.each(["a := '''\n x: y\n'''", 'a b c', 'x := "\ny"'])('cannot be read: %#', (bad) => {
  expect(() => open(bad)).toThrow(/ at 0/)
})
