import { expect, test } from '@jest/globals'
import { escapeMeta, hasMeta, matchPath, type Match } from '../../src/dockerfile/pattern.ts'

/** The table of Go's path/filepath `TestMatch`. */
test.each<[pattern: string, name: string, match: Match]>([
  ['abc', 'abc', 'yes'],
  ['*', 'abc', 'yes'],
  ['*c', 'abc', 'yes'],
  ['a*', 'a', 'yes'],
  ['a*', 'abc', 'yes'],
  ['a*', 'ab/c', 'no'],
  ['a*/b', 'abc/b', 'yes'],
  ['a*/b', 'a/c/b', 'no'],
  ['a*b*c*d*e*/f', 'axbxcxdxe/f', 'yes'],
  ['a*b*c*d*e*/f', 'axbxcxdxexxx/f', 'yes'],
  ['a*b*c*d*e*/f', 'axbxcxdxe/xxx/f', 'no'],
  ['a*b*c*d*e*/f', 'axbxcxdxexxx/fff', 'no'],
  ['a*b?c*x', 'abxbbxdbxebxczzx', 'yes'],
  ['a*b?c*x', 'abxbbxdbxebxczzy', 'no'],
  ['ab[c]', 'abc', 'yes'],
  ['ab[b-d]', 'abc', 'yes'],
  ['ab[e-g]', 'abc', 'no'],
  ['ab[^c]', 'abc', 'no'],
  ['ab[^b-d]', 'abc', 'no'],
  ['ab[^e-g]', 'abc', 'yes'],
  ['a\\*b', 'a*b', 'yes'],
  ['a\\*b', 'ab', 'no'],
  ['a?b', 'a☺b', 'yes'],
  ['a[^a]b', 'a☺b', 'yes'],
  ['a???b', 'a☺b', 'no'],
  ['a[^a][^a][^a]b', 'a☺b', 'no'],
  ['[a-ζ]*', 'α', 'yes'],
  ['*[a-ζ]', 'A', 'no'],
  ['a?b', 'a/b', 'no'],
  ['a*b', 'a/b', 'no'],
  ['[\\]a]', ']', 'yes'],
  ['[\\-]', '-', 'yes'],
  ['[x\\-]', 'x', 'yes'],
  ['[x\\-]', '-', 'yes'],
  ['[x\\-]', 'z', 'no'],
  ['[\\-x]', 'x', 'yes'],
  ['[\\-x]', '-', 'yes'],
  ['[\\-x]', 'a', 'no'],
  ['[]a]', ']', 'bad'],
  ['[-]', '-', 'bad'],
  ['[x-]', 'x', 'bad'],
  ['[x-]', '-', 'bad'],
  ['[x-]', 'z', 'bad'],
  ['[-x]', 'x', 'bad'],
  ['[-x]', '-', 'bad'],
  ['[-x]', 'a', 'bad'],
  ['\\', 'a', 'bad'],
  ['[a-b-c]', 'a', 'bad'],
  ['[', 'a', 'bad'],
  ['[^', 'a', 'bad'],
  ['[^bc', 'a', 'bad'],
  ['a[', 'a', 'bad'],
  ['a[', 'ab', 'bad'],
  ['a[', 'x', 'bad'],
  ['a/b[', 'x', 'bad'],
  ['*x', 'xxx', 'yes'],
  ['', '', 'yes'],
  ['', 'a', 'no'],
  ['*', '', 'yes'],
  ['**', 'a', 'yes'],
])('%s on %s: %s', (pattern, name, match) => {
  expect(matchPath(pattern, name)).toBe(match)
})

test.each(['x[1].jar', 'a*b?c', 'a\\b', '[]', 'plain', '[^a-z]'])(
  '%s is matched by itself once escaped',
  (path) => {
    expect(matchPath(escapeMeta(path), path)).toBe('yes')
  },
)

test('brackets are written in brackets', () => {
  expect(escapeMeta('x[1].jar')).toBe('x[[]1].jar')
})

test.each([
  ['a*', true],
  ['a?', true],
  ['[a]', true],
  ['a]', false],
  ['a\\*', false],
  ['a', false],
])('hasMeta %s', (text, expected) => {
  expect(hasMeta(text)).toBe(expected)
})

test('many stars take no time', () => {
  expect(matchPath(`${'a*'.repeat(50)}b`, 'a'.repeat(5000))).toBe('no')
})
