import { expect, test } from '@jest/globals'
import { matchesGlob } from '../../src/shell/glob.ts'
import {
  concat,
  equal,
  key,
  known,
  literal,
  show,
  splitAt,
  unknown,
  withFallbacks,
} from '../../src/shell/value.ts'

const image = unknown('$IMAGE', '$IMAGE')

test('an unknown equals itself and nothing else', () => {
  expect(equal(concat(image, literal(':build')), concat(image, literal(':build')))).toBe(true)
  expect(equal(concat(image, literal(':build')), concat(image, literal(':test')))).toBe(false)
  expect(equal(image, unknown('$OTHER', '$IMAGE'))).toBe(false)
  expect(key(image)).not.toBe(key(literal('$IMAGE')))
})

test('neighbouring literals become one', () => {
  expect(concat(literal('a'), literal(''), literal('b'))).toEqual(['ab'])
  expect(known(concat(literal('a'), literal('b')))).toBe('ab')
  expect(known([])).toBe('')
  expect(known(image)).toBeNull()
  expect(show(concat(image, literal(':1')))).toBe('$IMAGE:1')
})

test.each([
  ['a:b', 'a', 'b'],
  ['a:b:c', 'a', 'b:c'],
  [':b', '', 'b'],
  ['a:', 'a', ''],
])('%s splits at its first colon', (text, head, tail) => {
  expect(splitAt(literal(text), ':')!.map(known)).toEqual([head, tail])
})

test('an unknown is not looked into for the separator', () => {
  expect(splitAt(image, ':')).toBeNull()
  expect(splitAt(concat(image, literal(':/app')), ':')!.map(show)).toEqual(['$IMAGE', '/app'])
})

test('fallbacks', () => {
  const inner = [{ id: 'v', label: '${V:-d}', fallback: literal('d') }]
  expect(withFallbacks(concat(literal('x-'), inner))!.text).toBe('x-d')
  expect(withFallbacks(image)).toBeNull()
})

test.each([
  ['*', 'a/b', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['[ab]c', 'bc', true],
  ['[!ab]c', 'bc', false],
  ['[a-c]*', 'c.tar', true],
  ['a.b', 'axb', false],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['a[', 'a[', true],
  ['(a|b)', 'a', false],
])('%s matches %s: %s', (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches)
})
