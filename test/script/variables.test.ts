import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Variables } from '../../src/script/variables.ts'

type Action =
  | { readonly do: 'set'; readonly name: number; readonly value: number }
  | { readonly do: 'delete' | 'copy' | 'restore'; readonly name: number }
  | { readonly do: 'clear' }

// More names than one level of the trie holds, and few enough to be set twice.
const name = fc.integer({ min: 0, max: 70 })
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('set' as const), name, value: fc.integer({ max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'copy', 'restore'), name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
)

test('they are what maps are that are copied whole', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
      const ours = new Variables<number>()
      const model = new Map<string, number>()
      const copies = [{ ours: ours.copy(), model: new Map(model) }]
      for (const one of actions) {
        if (one.do === 'set') {
          ours.set(`v${one.name}`, one.value)
          model.set(`v${one.name}`, one.value)
        } else if (one.do === 'delete') {
          ours.delete(`v${one.name}`)
          model.delete(`v${one.name}`)
        } else if (one.do === 'copy') copies.push({ ours: ours.copy(), model: new Map(model) })
        else if (one.do === 'restore') {
          const copy = copies[one.name % copies.length]!
          ours.become(copy.ours)
          model.clear()
          for (const [key, value] of copy.model) model.set(key, value)
        } else {
          ours.clear()
          model.clear()
        }
      }
      expect(new Map(ours)).toEqual(model)
      for (const copy of copies) {
        expect(new Map(copy.ours)).toEqual(copy.model)
        const names = new Set([...model.keys(), ...copy.model.keys()])
        const changed = [...names].filter((key) => model.get(key) !== copy.model.get(key))
        expect(ours.changedFrom(copy.ours).toSorted()).toEqual(changed.toSorted())
      }
    }),
  )
})

test('a thousand names', () => {
  const ours = new Variables<number>()
  const before = ours.copy()
  for (let at = 0; at < 1100; at += 1) ours.set(`v${at}`, at)
  expect([ours.get('v0'), ours.get('v1099'), before.get('v0'), ours.keys().length]).toEqual([
    0,
    1099,
    undefined,
    1100,
  ])
})
