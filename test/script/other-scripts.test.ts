import { expect, test } from '@jest/globals'
import { show } from '../../src/shell/value.ts'
import { worldAfter } from '../shell/run.ts'

/** What `probe` is called with, wherever it stands. */
function probed(script: string, files: Readonly<Record<string, string>>): string[] {
  return worldAfter(`${script}\n`, files)
    .records.filter((record) => record.fields[0] && show(record.fields[0].value) === 'probe')
    .map((record) =>
      record.fields
        .slice(1)
        .map((field) => show(field.value))
        .join(' '),
    )
}

const rows: [script: string, other: string, probes: string[]][] = [
  ['. ./other.sh; probe $X', 'X=a', ['a']],
  ['source other.sh; probe $X', 'X=a', ['a']],
  ['X=b; . ./other.sh', 'probe $X', ['b']],
  ['. ./other.sh; f a', 'f() { probe "$1"; }', ['a']],
  ['. ./other.sh; probe after', 'probe before; return; probe never', ['before', 'never', 'after']],
  ['set -- a; . ./other.sh; probe $1', 'probe $1', ['a', 'a']],
  ['set -- a; . ./other.sh b; probe $1', 'probe $1', ['b', 'a']],
  ['./other.sh a "b c"', 'probe $# "$2"', ['2 b c']],
  ['sh other.sh a', 'probe $1', ['a']],
  ['bash -ex other.sh a', 'probe $1', ['a']],
  ['bash -o pipefail other.sh a', 'probe $1', ['a']],
  ['X=a; ./other.sh', 'probe $X', ['$X']],
  ['export X=a; ./other.sh', 'probe $X', ['a']],
  ['set -a; X=a; ./other.sh', 'probe $X', ['a']],
  ['X=a ./other.sh; probe "$X"', 'probe $X', ['a', '$X']],
  ['X=a; ./other.sh; probe $X', 'X=b; probe $X', ['b', 'a']],
  ['./other.sh; probe after', 'probe before; exit', ['before', 'after']],
  ['mkdir d; (cd d; ../other.sh)', 'probe $PWD', ['$(git rev-parse --show-toplevel)/d']],
  ['f() { probe; }; ./other.sh', 'f', []],
  ['./other.sh', 'trap "probe trap" EXIT; probe first', ['first', 'trap']],
  ["sh -c 'probe a'", '', ['a']],
  ['sh -c \'probe "$1"\' name a', '', ['a']],
  ['sh -c "probe $X"', '', ['$X']],
  ['X=a; sh -c "probe $X"; probe $X', '', ['a', 'a']],
  ['X="a; probe b"; sh -c "probe $X"', '', ['a', 'b']],
  [`sh -c "probe '$X'"`, '', []],
  ['sh -c "X=1; probe $X"', '', []],
  ['sh -c "probe $(date)"', '', []],
  ['X=a; sh -c "probe \\$X"', '', ['$X']],
  ['eval "probe $X"', '', ['$X']],
  ['X="b c"; eval probe $X \'"d e"\'', '', ['b c d e']],
  ["X=a; eval 'probe $X; X=b'; probe $X", '', ['a', 'b']],
  ['C="probe a | cat"; eval "$C"', '', ['a']],
  ['eval "$C"', '', []],
  ['for C in a b; do eval "probe $C"; done', '', ['a']],
  ['./build.sh', '', []],
]

test.each(rows)('%s; %s', (script, other, probes) => {
  expect(probed(script, { 'other.sh': `#!/bin/sh\n${other}\n` })).toEqual(probes)
})

test('what stands in another file has its places there', () => {
  const world = worldAfter('./other.sh\n', { 'other.sh': '#!/bin/sh\n\ndocker push app\n' })
  expect(world.steps.map(({ span }) => span)).toEqual([{ path: 'other.sh', start: 11, end: 26 }])
})

test('what is no script of the shell is not read', () => {
  const files = { 'a.py': '#!/usr/bin/env python3\nprobe\n', 'b.txt': 'probe\n' }
  expect(probed('./a.py; ./b.txt; ./nope; . ./nope', files)).toEqual([])
})
