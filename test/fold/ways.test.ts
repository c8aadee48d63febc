import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'

const files = {
  'Dockerfile.build': 'FROM golang:1.21\nWORKDIR /src\nCOPY main.go .\nRUN go build -o app .\n',
  Dockerfile: 'FROM alpine:3.19\nCOPY app /app\n',
  'main.go': 'package main\n',
}

const build = 'docker build -t app:build -f Dockerfile.build .'
const take = 'docker create --name x app:build && docker cp x:/src/app ./app && docker rm x'
const final = 'docker build -t app .'

const rows: [name: string, lines: string[], status: 'folded' | 'refused' | 'nothing'][] = [
  [
    'what is compared in another way is another condition',
    [`if [ -n "$A" ]; then ${build}; fi`, `[ -n "$A" ] && { ${take}; }`, `test -z "$A" || ${final}`],
    'refused',
  ],
  [
    'the same comparison of a value that stays comes out alike',
    [`if [ -n "$A" ]; then ${build}; fi`, `if [ -n "$A" ]; then ${take}; ${final}; fi`],
    'folded',
  ],
  [
    'a comparison of another value',
    [`if [ -n "$A" ]; then ${build}; fi`, `if [ -n "$B" ]; then ${take}; ${final}; fi`],
    'refused',
  ],
  [
    'a variable that is read in between',
    [`if [ -n "$A" ]; then ${build}; fi`, 'read -r A', `if [ -n "$A" ]; then ${take}; ${final}; fi`],
    'refused',
  ],
  [
    'a file may come and go',
    [`if [ -f /f ]; then ${build}; fi`, `if [ -f /f ]; then ${take}; ${final}; fi`],
    'refused',
  ],
  [
    'a function asks twice, and may be told another thing',
    [`f() { if curl -s host; then ${build}; ${take}; ${final}; fi; }`, 'f', 'f'],
    'refused',
  ],
  [
    'a function asks twice for the same',
    [`f() { if [ "$MODE" = all ]; then "$@"; fi; }`, `f ${build}`, take, `f ${final}`],
    'refused',
  ],
  [
    'elif and else',
    [`if [ "$1" = a ]; then ${build}`, `elif [ "$1" = b ]; then ${build}`, `else ${build}; fi`, take, final],
    'folded',
  ],
  [
    'a branch without the builder',
    [`if [ "$1" = a ]; then ${build}`, `elif [ "$1" = b ]; then ${build}; fi`, take, final],
    'refused',
  ],
  [
    'a branch that leaves the script',
    [`case "$1" in a) ${build};; b) ${build};; *) exit 1;; esac`, take, final],
    'folded',
  ],
  [
    'a branch that goes on to the next',
    [`case "$1" in a) ${build};& b) ${build};; *) exit 1;; esac`, take, final],
    'refused',
  ],
  ['a loop asks more than once', [`while [ -n "$A" ]; do ${build}; ${take}; ${final}; done`], 'refused'],
  [
    'a status that is asked for each time anew',
    [`if [ -n "$A" ]; then ${build}; else ${build}; fi`, take, final, '[ $? -eq 0 ] && docker build -t b b'],
    'folded',
  ],
  ['both ways of a list', [`[ -n "$A" ] && ${build} || ${build}`, take, final], 'folded'],
  ['a list of two conditions', [`[ -n "$A" ] && [ -n "$B" ] && { ${build}; ${take}; ${final}; }`], 'folded'],
  [
    'more ways than anybody keeps in mind',
    ['A', 'B', 'C', 'D', 'E'].map((name) => `[ -n "$${name}" ] && { ${build}; ${take}; ${final}; }`),
    'refused',
  ],
]

test.each(rows)('%s', (_name, lines, status) => {
  const texts = Object.entries({ ...files, 'build.sh': `${lines.join('\n')}\n` })
  const project = memoryProject(Object.fromEntries(texts.map(([path, text]) => [path, Buffer.from(text)])))
  const result = fold({ project, script: 'build.sh' })
  expect([
    result.status,
    result.diagnostics.map(({ code }) => code).filter((code) => /^SF[13]/.test(code)),
  ]).toEqual([status, []])
})
