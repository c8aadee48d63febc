import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inShard } from '../../src/scan/shard.ts'
import type { ScanResult } from '../../src/scan/types.ts'

/** Only what a shard looks at. */
function result(script: string, unit: number): ScanResult {
  return { scripts: [script], unit } as unknown as ScanResult
}

const results = fc
  .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 })
  .chain((scripts) =>
    fc
      .tuple(...scripts.map(() => fc.nat({ max: 30 })))
      .map((units) => scripts.map((script, at) => result(script, units[at]!))),
  )

test('every pipeline is in exactly one shard, units undivided', () => {
  fc.assert(
    fc.property(results, fc.integer({ min: 1, max: 9 }), (all, count) => {
      const shards = Array.from({ length: count }, (_, at) =>
        inShard(all, { shard: { index: at + 1, count } }),
      )
      expect(
        shards
          .flat()
          .map(({ scripts }) => scripts[0])
          .toSorted(),
      ).toEqual(all.map(({ scripts }) => scripts[0]).toSorted())
      const homes = new Map<number, number>()
      for (const [at, shard] of shards.entries())
        for (const { unit } of shard) {
          expect(homes.get(unit) ?? at).toBe(at)
          homes.set(unit, at)
        }
    }),
  )
})

test('what comes and goes elsewhere moves nothing', () => {
  const all = Array.from({ length: 200 }, (_, at) => result(`services/s${at}/build.sh`, at))
  const shard = { shard: { index: 2, count: 4 } }
  const names = (list: readonly ScanResult[]) => list.map(({ scripts }) => scripts[0])
  const before = names(inShard(all, shard))
  const after = names(
    inShard(
      all.filter(({ unit }) => unit % 7 !== 0),
      shard,
    ),
  )
  expect(after).toEqual(before.filter((name) => Number(/\d+/.exec(name)![0]) % 7 !== 0))
  expect(before.length).toBeGreaterThan(30)
  expect(before.length).toBeLessThan(70)
})

test('the same everywhere', () => {
  const names = ['a/build.sh', 'b/build.sh', 'c/build.sh', 'ü/build.sh']
  const shards = [1, 2, 3].map((index) =>
    inShard(names.map(result), { shard: { index, count: 3 } }).map(({ scripts }) => scripts[0]),
  )
  expect(shards).toEqual([['c/build.sh', 'ü/build.sh'], ['b/build.sh'], ['a/build.sh']])
})
