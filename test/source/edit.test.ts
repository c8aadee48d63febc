import { expect, test } from '@jest/globals'
import { applyEdits } from '../../src/source/edit.ts'
import { positionAt } from '../../src/source/span.ts'

test.each([
  [[{ start: 1, end: 2, text: 'x' }], 'axc'],
  [[{ start: 3, end: 3, text: 'd' }], 'abcd'],
  [
    [
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ],
    'a12bc',
  ],
  [
    [
      { start: 1, end: 2, text: 'x' },
      { start: 0, end: 3, text: '' },
    ],
    '',
  ],
])('%j makes %j of abc', (edits, expected) => {
  expect(applyEdits('abc', edits)).toBe(expected)
})

test.each([
  [
    [
      { start: 0, end: 2, text: 'x' },
      { start: 1, end: 3, text: 'y' },
    ],
  ],
  [[{ start: 2, end: 9, text: 'x' }]],
])('%j do not fit together', (edits) => {
  expect(() => applyEdits('abc', edits)).toThrow(RangeError)
})

test('lines end with a line feed, columns are UTF-16 units from 1', () => {
  const text = 'a\r\n😀b\n'
  const places = [0, 2, 3, 5, 7].map((offset) => positionAt(text, offset))
  expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:1', '1:3', '2:1', '2:3', '3:1'])
})
