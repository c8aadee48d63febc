import { describe, expect, test } from '@jest/globals'
import { grammars } from '../../src/script/docker/options.ts'
import { parseOptions } from '../../src/script/docker/parse-options.ts'
import { known, show } from '../../src/shell/value.ts'
import { worldAfter } from '../shell/run.ts'

function read(command: keyof typeof grammars, words: string): unknown {
  const world = worldAfter(`probe ${words}\n`)
  const fields = world.records[0]!.fields.slice(1)
  const parsed = parseOptions(grammars[command], fields, ({ word }) => ({ start: word.pos, end: word.end }))
  return {
    options: parsed.options.map(({ name, value }) => (value === null ? name : `${name}=${show(value)}`)),
    operands: parsed.operands.map((field) => known(field.value) ?? show(field.value)),
    ...(parsed.unreadable ? { unreadable: show(parsed.unreadable.value) } : {}),
  }
}

type Row = [
  command: keyof typeof grammars,
  words: string,
  options: string[],
  operands: string[],
  unreadable?: string,
]

describe('docker reads its words', () => {
  const rows: Row[] = [
    ['build', '.', [], ['.']],
    ['build', '-t app .', ['tag=app'], ['.']],
    ['build', '-tapp .', ['tag=app'], ['.']],
    ['build', '-t=app .', ['tag=app'], ['.']],
    ['build', '--tag app .', ['tag=app'], ['.']],
    ['build', '--tag=app .', ['tag=app'], ['.']],
    ['build', '. -t app', ['tag=app'], ['.']],
    ['build', '-qt app .', ['quiet', 'tag=app'], ['.']],
    ['build', '-t a -t b -f D .', ['tag=a', 'tag=b', 'file=D'], ['.']],
    ['build', '--build-arg A=1 --build-arg=B .', ['build-arg=A=1', 'build-arg=B'], ['.']],
    ['build', '--no-cache --pull --rm=false .', ['no-cache', 'pull', 'rm=false'], ['.']],
    ['build', '--label "a b=c d" .', ['label=a b=c d'], ['.']],
    ['build', '-t "" .', ['tag='], ['.']],
    ['build', '-t app -- .', ['tag=app'], ['.']],
    ['build', '-', [], ['-']],
    ['build', '-t $NAME:build .', ['tag=$NAME:build'], ['.']],
    ['build', '--build-arg V=$V .', ['build-arg=V=$V'], ['.']],
    ['build', '--frobnicate .', [], ['.'], '--frobnicate'],
    ['build', '-t', [], [], '-t'],
    ['build', '--tag$X .', [], ['.'], '--tag$X'],
    ['build', '-q$X .', ['quiet'], ['.'], '-q$X'],
    ['create', '--name c image', ['name=c'], ['image']],
    ['create', '--name=c image cmd --name x', ['name=c'], ['image', 'cmd', '--name', 'x']],
    ['create', '-it image sh -c "a b"', ['interactive', 'tty'], ['image', 'sh', '-c', 'a b']],
    [
      'run',
      '--rm -v $PWD:/src -w /src image make',
      ['rm', 'volume=$(git rev-parse --show-toplevel):/src', 'workdir=/src'],
      ['image', 'make'],
    ],
    ['run', '-d --name c -p 80:80 -e A=b image', ['detach', 'name=c', 'publish=80:80', 'env=A=b'], ['image']],
    ['run', '-p80:80 image', ['publish=80:80'], ['image']],
    ['run', '--entrypoint "" image', ['entrypoint='], ['image']],
    ['run', '-- image --rm', [], ['image', '--rm']],
    ['cp', '-L c:/a b', ['follow-link'], ['c:/a', 'b']],
    ['cp', '-aL c:/a -', ['archive', 'follow-link'], ['c:/a', '-']],
    ['cp', 'c:/a -', [], ['c:/a', '-']],
    ['rm', '-fv a b', ['force', 'volumes'], ['a', 'b']],
    ['rm', 'a --force', ['force'], ['a']],
    ['rmi', '-f a', ['force'], ['a']],
    ['rmi', '--no-prune a b', ['no-prune'], ['a', 'b']],
    ['stop', '-t 0 a', ['time=0'], ['a']],
    ['kill', '-s TERM a', ['signal=TERM'], ['a']],
    ['tag', 'a b', [], ['a', 'b']],
    ['push', '-a image', ['all-tags'], ['image']],
  ]

  test.each(rows.map((row) => [row[0], row[1], row] as const))(
    'docker %s %s',
    (command, words, [, , options, operands, unreadable]) => {
      expect(read(command, words)).toEqual({ options, operands, ...(unreadable ? { unreadable } : {}) })
    },
  )
})
