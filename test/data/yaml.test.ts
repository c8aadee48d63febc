import { expect, test } from '@jest/globals'
import { entriesOf, itemsOf, textAt, valueOf } from '../../src/data/lookup.ts'
import type { Node } from '../../src/data/node.ts'
import { readYaml } from '../../src/data/yaml.ts'

function read(text: string): Node | null {
  const reading = readYaml(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.documents[0]!
}

test('the places of entries and items', () => {
  const text = '# a\na: &x !t\n  - b: c # d\n    e: |\n      f\n\n  -\n  - [g, h: i]\n  # j\nk: null\nl:\n'
  const root = read(text)
  const slice = ({ range }: { range: { start: number; end: number } }) => text.slice(range.start, range.end)
  expect(entriesOf(root).map(slice)).toEqual([
    'a: &x !t\n  - b: c # d\n    e: |\n      f\n\n  -\n  - [g, h: i]',
    'k: null',
    'l:',
  ])
  const items = itemsOf(valueOf(root, 'a'))
  expect(items.map(slice)).toEqual(['- b: c # d\n    e: |\n      f', '-', '- [g, h: i]'])
  expect(itemsOf(items[2]!.value).map(slice)).toEqual(['g', 'h: i'])
  expect(valueOf(root, 'a')).toMatchObject({ anchor: 'x', tag: '!t' })
})

test('aliases stand for what came last before them, and never for what they stand in', () => {
  const root = read('a: &x 1\nb: *x\nc: &x [*x, 2]\nd: *x\n')
  expect(textAt(root, 'b')).toBe('1')
  expect(itemsOf(valueOf(root, 'c')).map(({ value }) => textAt(value))).toEqual(['1', '2'])
  expect(itemsOf(valueOf(root, 'd'))).toHaveLength(2)
  expect(valueOf(read('a: &y [*y]'), 'a')).toMatchObject({ items: [{ value: { target: null } }] })
})

test('what `<<` brings in stands behind what a mapping says itself', () => {
  const root = read('.a: &a { x: 1, y: 1 }\n.b: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  x: 3\n')
  const c = valueOf(root, 'c')
  expect(entriesOf(c).map(({ key, value }) => [key.text, textAt(value)])).toEqual([
    ['x', '3'],
    ['y', '1'],
    ['z', '2'],
  ])
})

test.each([
  ['a: [', /flow/i],
  ['? [a]\n: b', /key/],
  ['a: 1\na: 2', /unique/i],
  ['['.repeat(50_000), /./],
  ['- '.repeat(3000) + 'a', /nested/],
  ['#'.repeat(1024 * 1024 + 1), /1 MiB/],
])('cannot be read: %#', (text, problem) => {
  const reading = readYaml(text)
  expect(reading).toMatchObject({ ok: false, problem: expect.stringMatching(problem) })
})

test('several documents', () => {
  const reading = readYaml('a: 1\n---\nb: 2\n')
  expect(reading.ok && reading.documents.map((node) => entriesOf(node)[0]!.key.text)).toEqual(['a', 'b'])
})
