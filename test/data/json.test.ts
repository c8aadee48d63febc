import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readJson } from '../../src/data/json.ts'
import type { Node } from '../../src/data/node.ts'

/** What a tree says. */
function valueIn(node: Node | null): unknown {
  if (!node || node.kind === 'alias') return null
  if (node.kind === 'scalar') return node.style === 'double' ? node.text : JSON.parse(node.text)
  if (node.kind === 'sequence') return node.items.map(({ value }) => valueIn(value))
  const entries = node.entries.map(({ key, value }) => [key.text, valueIn(value)])
  return Object.fromEntries(entries)
}

test('any JSON is read as it is, each part at its place', () => {
  const visit = (text: string, node: Node | null): void => {
    if (!node || node.kind === 'alias') return
    const parts = node.kind === 'mapping' ? node.entries : node.kind === 'sequence' ? node.items : []
    expect(JSON.parse(text.slice(node.range.start, node.range.end))).toEqual(valueIn(node))
    for (const { value } of parts) visit(text, value)
  }
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      fc.pre(!JSON.stringify(value).includes('__proto__'))
      const text = JSON.stringify(value, null, indent)
      const reading = readJson(text)
      if (!reading.ok) throw new Error(`${reading.problem} at ${reading.at}`)
      expect(valueIn(reading.documents[0]!)).toEqual(JSON.parse(text))
      visit(text, reading.documents[0]!)
    }),
  )
})

test('what JSON.parse refuses is refused', () => {
  const texts = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '01', ' ', 'null', 'x', '"\\x"'),
  )
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('')
      let isJson = true
      try {
        JSON.parse(text)
      } catch {
        isJson = false
      }
      expect([text, readJson(text).ok]).toEqual([text, isJson])
    }),
    { numRuns: 3000 },
  )
})

test('nesting has an end', () => {
  expect(readJson('['.repeat(100_000))).toMatchObject({ ok: false })
})
