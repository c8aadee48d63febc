import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Recent } from '../../src/project/recent.ts'

const keys = [...'abcdefghij']

test('the values that were used last are kept, and at most twice as many', () => {
  const uses = fc.array(fc.constantFrom(...keys), { maxLength: 60 })
  fc.assert(
    fc.property(uses, fc.integer({ min: 1, max: 5 }), (used, capacity) => {
      const last = [...new Set(used.toReversed())]
      const kept = keys.filter((key) => tableAfter(used, capacity).get(key) !== undefined)
      expect(kept).toEqual(expect.arrayContaining(last.slice(0, capacity)))
      expect(kept.length).toBeLessThanOrEqual(2 * capacity)
    }),
  )
})

test('values that weigh more leave sooner', () => {
  const recent = new Recent<string>(10, (text) => text.length)
  for (const text of ['12345', '1234', '123456', '1234567']) recent.set(text, text)
  expect(['12345', '1234', '123456', '1234567'].map((key) => recent.get(key) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

function tableAfter(used: readonly string[], capacity: number): Recent<string> {
  const recent = new Recent<string>(capacity)
  for (const key of used) if (recent.get(key) === undefined) recent.set(key, key)
  return recent
}
