import { describe, expect, test } from '@jest/globals'
import { compileIgnored, IgnoreError, isIgnored, readIgnore, reroot } from '../../src/dockerfile/ignore.ts'

/** moby/patternmatcher's table of `TestMatches`. */
const MATCHES: readonly (readonly [pattern: string, path: string, ignored: boolean])[] = [
  ['**', 'file', true],
  ['**', 'file/', true],
  ['**/', 'file', true],
  ['**/', 'file/', true],
  ['**', '/', true],
  ['**/', '/', true],
  ['**', 'dir/file', true],
  ['**/', 'dir/file', true],
  ['**', 'dir/file/', true],
  ['**/', 'dir/file/', true],
  ['**/**', 'dir/file', true],
  ['**/**', 'dir/file/', true],
  ['dir/**', 'dir/file', true],
  ['dir/**', 'dir/file/', true],
  ['dir/**', 'dir/dir2/file', true],
  ['dir/**', 'dir/dir2/file/', true],
  ['**/dir', 'dir', true],
  ['**/dir', 'dir/file', true],
  ['**/dir2/*', 'dir/dir2/file', true],
  ['**/dir2/*', 'dir/dir2/file/', true],
  ['**/dir2/**', 'dir/dir2/dir3/file', true],
  ['**/dir2/**', 'dir/dir2/dir3/file/', true],
  ['**file', 'file', true],
  ['**file', 'dir/file', true],
  ['**/file', 'dir/file', true],
  ['**file', 'dir/dir/file', true],
  ['**/file', 'dir/dir/file', true],
  ['**/file*', 'dir/dir/file', true],
  ['**/file*', 'dir/dir/file.txt', true],
  ['**/file*txt', 'dir/dir/file.txt', true],
  ['**/file*.txt', 'dir/dir/file.txt', true],
  ['**/file*.txt*', 'dir/dir/file.txt', true],
  ['**/**/*.txt', 'dir/dir/file.txt', true],
  ['**/**/*.txt2', 'dir/dir/file.txt', false],
  ['**/*.txt', 'file.txt', true],
  ['**/**/*.txt', 'file.txt', true],
  ['a**/*.txt', 'a/file.txt', true],
  ['a**/*.txt', 'a/dir/file.txt', true],
  ['a**/*.txt', 'a/dir/dir/file.txt', true],
  ['a/*.txt', 'a/dir/file.txt', false],
  ['a/*.txt', 'a/file.txt', true],
  ['a/*.txt**', 'a/file.txt', true],
  ['a[b-d]e', 'ae', false],
  ['a[b-d]e', 'ace', true],
  ['a[b-d]e', 'aae', false],
  ['a[^b-d]e', 'aze', true],
  ['.*', '.foo', true],
  ['.*', 'foo', false],
  ['abc.def', 'abcdef', false],
  ['abc.def', 'abc.def', true],
  ['abc.def', 'abcZdef', false],
  ['abc?def', 'abcZdef', true],
  ['abc?def', 'abcdef', false],
  ['a\\\\', 'a\\', true],
  ['a\\*b', 'a*b', true],
  ['**/foo/bar', 'foo/bar', true],
  ['**/foo/bar', 'dir/foo/bar', true],
  ['**/foo/bar', 'dir/dir2/foo/bar', true],
  ['abc/**', 'abc', false],
  ['abc/**', 'abc/def', true],
  ['abc/**', 'abc/def/ghi', true],
  ['**/.foo', '.foo', true],
  ['**/.foo', 'bar.foo', false],
  ['a(b)c/def', 'a(b)c/def', true],
  ['a(b)c/def', 'a(b)c/xyz', false],
  ['a.|)$(}+{bc', 'a.|)$(}+{bc', true],
  [
    'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl',
    'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl',
    true,
  ],
  ['dist/*.whl', 'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl', true],
]

/** Its `multiPatternTests`, and the single tests above the table. */
const LISTS: readonly (readonly [lines: readonly string[], path: string, ignored: boolean])[] = [
  [['**', '!util/docker/web'], 'util/docker/web/foo', false],
  [['**', '!util/docker/web', 'util/docker/web/foo'], 'util/docker/web/foo', true],
  [
    ['**', '!dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl'],
    'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl',
    false,
  ],
  [['**', '!dist/*.whl'], 'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl', false],
  [['*'], 'fileutils.go', true],
  [['*.go'], 'fileutils.go', true],
  [['!fileutils.go', '*.go'], 'fileutils.go', true],
  [['docs', '!docs/README.md'], 'docs/README.md', false],
  [['docs/', '!docs/README.md'], 'docs/README.md', false],
  [['docs/*', '!docs/README.md'], 'docs/README.md', false],
  [['*.go', '!fileutils.go'], 'fileutils.go', false],
  [['*.go'], '.', false],
  [[], 'any/path/there', false],
  [['*', '!app'], 'app/bin/x', false],
  [['*', '!app', 'app/bin'], 'app/bin/x', true],
]

/** Its `matchTests`, "stolen from go's filepath Match tests", as far as they tell; null for a refused pattern. */
const GLOBS: readonly (readonly [pattern: string, path: string, ignored: boolean | null])[] = [
  ['a*', 'ab/c', true],
  ['a*/b', 'abc/b', true],
  ['a*/b', 'a/c/b', false],
  ['a*b*c*d*e*/f', 'axbxcxdxexxx/f', true],
  ['a*b*c*d*e*/f', 'axbxcxdxe/xxx/f', false],
  ['a*b?c*x', 'abxbbxdbxebxczzx', true],
  ['a*b?c*x', 'abxbbxdbxebxczzy', false],
  ['ab[^e-g]', 'abc', true],
  ['a?b', 'a☺b', true],
  ['a???b', 'a☺b', false],
  ['[a-ζ]*', 'α', true],
  ['*[a-ζ]', 'A', false],
  ['a?b', 'a/b', false],
  ['[\\]a]', ']', true],
  ['[\\-]', '-', true],
  ['[x\\-]', '-', true],
  ['[x\\-]', 'z', false],
  ['[\\-x]', 'x', true],
  ['[]a]', ']', null],
  ['[-]', '-', null],
  ['[x-]', 'x', null],
  ['[-x]', 'x', null],
  ['\\', 'a', null],
  ['[a-b-c]', 'a', null],
  ['[', 'a', null],
  ['[^', 'a', null],
  ['[^bc', 'a', null],
  ['a[', 'a', null],
  ['!', 'a', null],
  ['*x', 'xxx', true],
]

describe('moby tables', () => {
  test.each(MATCHES)('%s on %s is %s', (pattern, path, ignored) => {
    expect(compileIgnored([{ pattern: pattern.replace(/(?<=.)\/$/, ''), negated: false }])(path)).toBe(
      ignored,
    )
  })

  test.each(LISTS)('%j on %s is %s', (lines, path, ignored) => {
    expect(isIgnored(readIgnore(lines.join('\n')), path)).toBe(ignored)
  })

  test.each(GLOBS)('%s on %s is %s', (line, path, ignored) => {
    if (ignored === null) expect(() => isIgnored(readIgnore(line), path)).toThrow(IgnoreError)
    else expect(isIgnored(readIgnore(line), path)).toBe(ignored)
  })
})

test('reads the lines of ignorefile.ReadAll with their places', () => {
  const text = [
    '\uFEFFtest1\r',
    '/test2',
    '/a/file/here',
    '',
    'lastfile  ',
    '# this is a comment',
    ' # not one',
    '! /inverted/abs/path',
    './x//y/../z/',
    '/',
    '!',
    '! ',
  ].join('\n')
  const read = readIgnore(text)
  expect(read.map(({ pattern, negated }) => (negated ? '!' : '') + pattern)).toEqual([
    'test1',
    'test2',
    'a/file/here',
    'lastfile',
    '# not one',
    '!inverted/abs/path',
    'x/z',
    '/',
    '!',
    '!',
  ])
  expect(read.map(({ start, end }) => text.slice(start, end))).toEqual([
    'test1',
    '/test2',
    '/a/file/here',
    'lastfile',
    '# not one',
    '! /inverted/abs/path',
    './x//y/../z/',
    '/',
    '!',
    '!',
  ])
})

describe('re-rooted patterns', () => {
  const lines = [
    '*.log',
    '**/tmp',
    '!keep.log',
    '/only',
    'a/b',
    '*',
    '!src/**',
    '.',
    '/',
    '../x',
    '[ab]',
    '**',
  ]
  const paths = ['x.log', 'keep.log', 'only', 'a/only', 'a/tmp', 'tmp', 'a/b/c', 'src/a/b', 'src', 'x']

  test.each(['web', 'a/b', 'we[i]rd', ''])('in %j they mean the same', (folder) => {
    for (let count = 1; count <= lines.length; count += 1) {
      const here = readIgnore(lines.slice(0, count).join('\n'))
      const above = readIgnore(here.flatMap((pattern) => reroot(pattern, folder) ?? []).join('\n'))
      for (const path of paths) {
        const there = folder === '' ? path : `${folder}/${path}`
        expect([count, path, isIgnored(above, there)]).toEqual([count, path, isIgnored(here, path)])
      }
    }
  })
})
