import { describe, expect, test } from '@jest/globals'
import { escapeWord, expandWord, type Lookup } from '../../src/dockerfile/expand.ts'

const values: Readonly<Record<string, string | null>> = {
  A: 'a',
  PATHS: '/x/y.tar.gz',
  EMPTY: '',
  UNKNOWN: null,
}
const lookup: Lookup = (name) => (Object.hasOwn(values, name) ? values[name] : undefined)

describe('expandWord', () => {
  test.each<[text: string, expanded: string | null]>([
    ['abc', 'abc'],
    ['$A', 'a'],
    ['${A}b', 'ab'],
    ['$Ab', ''],
    ['$A-b', 'a-b'],
    ['"$A"', 'a'],
    ["'$A'", '$A'],
    ['\\$A', '$A'],
    ['"\\$A"', '$A'],
    ['"\\a"', '\\a'],
    ['\\a', 'a'],
    ['a\\', 'a'],
    ['\'a\'b"c"', 'abc'],
    ['$', '$'],
    ['a$', 'a$'],
    ['$1a', 'a'],
    ['${NONE:-d}', 'd'],
    ['${NONE-d}', 'd'],
    ['${EMPTY:-d}', 'd'],
    ['${EMPTY-d}', ''],
    ['${A:+b}', 'b'],
    ['${EMPTY:+b}', ''],
    ['${EMPTY+b}', 'b'],
    ['${NONE+b}', ''],
    ['${NONE:-${A}}', 'a'],
    ['${NONE:-"x y"}', 'x y'],
    ['${A:?e}', 'a'],
    ['${NONE:?e}', null],
    ['${EMPTY:?e}', null],
    ['${EMPTY?e}', ''],
    ['${PATHS#*/}', 'x/y.tar.gz'],
    ['${PATHS##*/}', 'y.tar.gz'],
    ['${PATHS%.*}', '/x/y.tar'],
    ['${PATHS%%.*}', '/x/y'],
    ['${PATHS/y/z}', '/x/z.tar.gz'],
    ['${PATHS/\\//-}', '-x/y.tar.gz'],
    ['${PATHS//\\//-}', '-x-y.tar.gz'],
    ['${PATHS//?.*/}', '/x/'],
    ['${PATHS/./}', '/x/ytar.gz'],
    ['${A//*/b}', 'b'],
    ['${A', null],
    ['${}', null],
    ['${A:x}', null],
    ['${A^}', null],
    ['"a', null],
    ["'a", null],
    ['$UNKNOWN', null],
    ['a${UNKNOWN:-b}', null],
    ['${A:-$UNKNOWN}', 'a'],
    ['${NONE:-$UNKNOWN}', null],
    ['${NONE:+$UNKNOWN}', ''],
    ['${A#$UNKNOWN}', null],
    ["'$UNKNOWN'", '$UNKNOWN'],
    ['a <<b', 'a <<b'],
  ])('%s is %j', (text, expanded) => {
    expect(expandWord(text, lookup, '\\').text).toBe(expanded)
  })

  test('tells what it depends on, and why it fails', () => {
    expect(expandWord('$UNKNOWN ${A:-$NONE}', lookup, '\\')).toEqual({
      text: null,
      unknown: ['UNKNOWN'],
      names: ['UNKNOWN', 'NONE', 'A'],
      error: null,
    })
    expect(expandWord('${NONE:?give it}', lookup, '\\').error).toBe('NONE: give it')
  })

  test('the escape character is the file’s', () => {
    expect(expandWord('`$A\\b', lookup, '`').text).toBe('$A\\b')
  })
})

test.each(['\\', '`'])('escapeWord is undone by expandWord with %s', (escape) => {
  for (const text of ['a$b', 'a\\b', 'a`b', `it's "x"`, '${a}', 'a\\\\$', '[[]*?']) {
    expect(expandWord(escapeWord(text, escape), lookup, escape).text).toBe(text)
  }
})
