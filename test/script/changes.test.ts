import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Changes, type Change } from '../../src/script/changes.ts'
import { isWithin } from '../../src/source/path.ts'

const paths = ['', 'a', 'a/b', 'a/b/c', 'a/bc', 'b', '/', '/a', '/a/b']
const path = fc.constantFrom(...paths)
const by = { path: 'build.sh', start: 0, end: 0 }

const action = fc.oneof(
  fc.record({ do: fc.constant('push' as const), path }),
  fc.record({ do: fc.constantFrom('cut' as const, 'copy'), at: fc.nat() }),
)

test('what is about a path is found as by a look at all changes, in every copy', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const all = [{ ours: new Changes(), model: [] as Change[] }]
      for (const [nth, one] of actions.entries()) {
        const { ours, model } = all[nth % all.length]!
        if (one.do === 'push') {
          const change: Change = { type: 'remove', path: one.path, by }
          ours.push(change)
          model.push(change)
        } else if (one.do === 'copy') all.push({ ours: ours.copy(), model: [...model] })
        else {
          model.length = model.length === 0 ? 0 : one.at % model.length
          ours.cut(model.length)
        }
      }
      for (const { ours, model } of all) {
        expect(ours.all()).toEqual(model)
        for (const asked of paths) {
          const expected = model.filter(
            (change) => isWithin(change.path, asked) || isWithin(asked, change.path),
          )
          const found = [...ours.about(asked)]
          expect(found.length).toBe(expected.length)
          for (const [at, change] of expected.toReversed().entries()) expect(found[at]).toBe(change)
        }
      }
    }),
  )
})
