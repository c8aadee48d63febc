import { expect, test } from '@jest/globals'
import { takenOut } from '../../src/script/members.ts'

const exported = { source: '/', contents: true, name: '' }
const copied = { source: '/src/out', contents: false, name: 'out' }
const contents = { source: '/src/out', contents: true, name: '' }

test.each([
  ['all of it', [exported], [], 0, '/ → '],
  ['a file of an export', [exported], ['usr/bin/app'], 0, '/usr/bin/app → usr/bin/app'],
  [
    'two of them',
    [exported],
    ['usr/bin/app', 'etc/app/'],
    0,
    '/usr/bin/app → usr/bin/app, /etc/app → etc/app',
  ],
  ['without its folders', [exported], ['usr/bin/app'], 2, '/usr/bin/app → app'],
  ['a folder without itself', [exported], ['etc/app'], 2, '/etc/app → '],
  ['more folders than it has', [exported], ['app'], 2, null],
  ['all without a folder', [exported], [], 1, null],
  ['a part of a copied folder', [copied], ['out/app'], 1, '/src/out/app → app'],
  ['the folder itself', [copied], ['out'], 0, '/src/out → out'],
  ['what is not in it', [copied], ['app'], 0, null],
  ['contents, whose names begin with a dot', [contents], ['app'], 0, null],
  ['a name that the archive writes otherwise', [exported], ['./app'], 0, null],
  ['an absolute name', [exported], ['/app'], 0, null],
  ['a pattern', [exported], ['usr/bin/a*'], 0, null],
])('tar x: %s', (_name, files, members, strip, expected) => {
  const wanted = { members: members.map((path) => ({ path, directory: null })), strip }
  const taken = takenOut(files, wanted)
  expect(taken && taken.map(({ source, name }) => `${source} → ${name}`).join(', ')).toBe(expected)
})
