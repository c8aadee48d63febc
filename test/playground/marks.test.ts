import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linesWith, piecesOf } from '../../playground/src/marks.ts'
import type { Diagnostic } from '../../src/index.ts'

const codes = { error: 'SF101', warning: 'SF106', assumption: 'SF404', note: 'SF505' } as const

function at(start: number, end: number, severity: keyof typeof codes = 'error', path = 'a'): Diagnostic {
  return { code: codes[severity], severity, span: { path, start, end }, args: {} }
}

const marked = (text: string, ...diagnostics: readonly Diagnostic[]) =>
  piecesOf('a', text, diagnostics)
    .map(({ text: part, severity }) => (severity ? `<${severity[0]}:${part}>` : part))
    .join('')

test.each([
  ['a range', 'docker build', [at(7, 12)], 'docker <e:build>'],
  ['of another file', 'docker build', [at(7, 12, 'error', 'b')], 'docker build'],
  ['the worst of two', 'docker build', [at(0, 12, 'note'), at(7, 12)], '<n:docker ><e:build>'],
  ['a place between characters', 'docker', [at(2, 2)], 'do<e:c>ker'],
  ['the end of a line', 'ab\ncd', [at(2, 2)], 'a<e:b>\ncd'],
  ['an empty line', 'ab\n\ncd', [at(3, 3)], 'ab\n\ncd'],
  ['without the line feed at its end', 'ab\ncd\n', [at(0, 3)], '<e:ab>\ncd\n'],
  ['behind the end, while somebody types', 'ab', [at(7, 9)], 'a<e:b>'],
  ['an empty file', '', [at(0, 0)], ''],
])('%s', (_, text, diagnostics, expected) => {
  expect(marked(text, ...diagnostics)).toBe(expected)
})

test('the pieces are the text', () => {
  const diagnostic = fc
    .tuple(fc.nat(30), fc.nat(30), fc.constantFrom('error' as const, 'note' as const))
    .map(([start, length, severity]) => at(start, start + length, severity))
  fc.assert(
    fc.property(fc.string(), fc.array(diagnostic), (text, diagnostics) => {
      expect(
        piecesOf('a', text, diagnostics)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('lines have the diagnostics that begin on them', () => {
  const [first, second, third] = [at(0, 5), at(3, 4), at(9, 9)]
  expect(linesWith('a', 'ab\ncd\n', [first, second, third, at(0, 1, 'note', 'b')])).toEqual(
    new Map([
      [1, [first]],
      [2, [second]],
      [3, [third]],
    ]),
  )
})
