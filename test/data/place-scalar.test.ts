import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Document, Scalar as YamlScalar } from 'yaml'
import type { Node, Scalar } from '../../src/data/node.ts'
import { placeScalar } from '../../src/data/place-scalar.ts'
import { readYaml } from '../../src/data/yaml.ts'
import { textOf } from '../../src/shell/placed-text.ts'

function scalarsOf(node: Node | null): Scalar[] {
  if (!node || node.kind === 'alias') return []
  if (node.kind === 'scalar') return [node]
  const parts = node.kind === 'mapping' ? node.entries : node.items
  return parts.flatMap(({ value }) => scalarsOf(value))
}

function placed(text: string) {
  const reading = readYaml(text)
  if (!reading.ok) throw new Error(reading.problem)
  const [scalar] = reading.documents.flatMap(scalarsOf)
  return placeScalar(text, scalar!)!.map(({ text: said, range }) => [
    said,
    text.slice(range.start, range.end),
  ])
}

test.each([
  ['plain', 'a: b c # d\n', [['b c', 'b c']]],
  [
    'plain over lines',
    'a: b\n  c\n\n  d\n',
    [
      ['b', 'b'],
      [' ', '\n  '],
      ['c', 'c'],
      ['\n', '\n\n  '],
      ['d', 'd'],
    ],
  ],
  [
    'single',
    `a: 'b ''c'''\n`,
    [
      ['b ', 'b '],
      [`'`, `''`],
      ['c', 'c'],
      [`'`, `''`],
    ],
  ],
  [
    'double',
    String.raw`a: "b\n\u0063"`,
    [
      ['b', 'b'],
      ['\n', '\\n'],
      ['c', '\\u0063'],
    ],
  ],
  [
    'double, a line continued',
    'a: "b \\\n   c"\n',
    [
      ['b ', 'b '],
      ['', '\\\n   '],
      ['c', 'c'],
    ],
  ],
  [
    'literal',
    'a: |\n  b\n\n    c\n',
    [
      ['b\n', 'b\n'],
      ['\n', '\n'],
      ['  c', '  c'],
    ],
  ],
  [
    'literal with CRLF',
    'a: |-\r\n  b\r\n  c\r\n',
    [
      ['b\r\n', 'b\r\n'],
      ['c', 'c'],
    ],
  ],
  [
    'folded',
    'a: >\n  b\n  c\n\n  d\n    e\n  f\n',
    [
      ['b', 'b'],
      [' ', '\n  '],
      ['c', 'c'],
      ['\n', '\n\n  '],
      ['d', 'd'],
      ['\n', '\n  '],
      ['  e', '  e'],
      ['\n', '\n  '],
      ['f', 'f'],
    ],
  ],
])('%s', (_, text, pieces) => {
  expect(placed(text)).toEqual(pieces)
})

const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const
const part = fc.constantFrom(
  'a',
  'b c',
  ' ',
  '\n',
  '\n\n',
  "'",
  '"',
  '\\',
  '\t',
  ': ',
  ' #',
  '${{ x }}',
  'é',
  '-',
)

test('a text in any style is placed whole, and what stands there as it is stands there', () => {
  const texts = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(...styles),
      fc.boolean(),
      fc.integer({ min: 20, max: 80 }),
      (text, style, hasCr, width) => {
        const scalar = new YamlScalar(text)
        scalar.type = style
        const written = new Document({ jobs: [{ run: scalar }] }).toString({ lineWidth: width })
        const source = hasCr ? written.replaceAll('\n', '\r\n') : written
        const reading = readYaml(source)
        // The library writes a plain `-` before a line end, and cannot read that.
        fc.pre(reading.ok)
        const [read] = reading.documents.flatMap(scalarsOf)
        const pieces = placeScalar(source, read!)
        expect(pieces && textOf(pieces).replaceAll('\r\n', '\n').trimEnd()).toBe(read!.text.trimEnd())
        for (const { text: said, range } of pieces!) {
          const there = source.slice(range.start, range.end)
          if (said.length === there.length && said.trim() !== '') expect(said).toBe(there)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
