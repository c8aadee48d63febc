import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildBothWays } from './both-ways.ts'
import { engineCases, unbuiltCases } from './discover.ts'
import { shareOf } from './share.ts'
import { BUILDERS, type Engine, type EngineVersion, startEngine } from './engine.ts'
import { foldCase } from './fold.ts'
import { type StandIns, standIns } from './images.ts'
import { complaint, misreading } from './reading.ts'
import { differencesFromEngine } from './oracle.ts'
import { foldOwner, ownerCase } from './sight.ts'

/** Defines the tests of one engine on each builder. An engine that does not start fails them all. */
export function engineSuite(version: EngineVersion): void {
  let engine: Engine
  let images: StandIns
  beforeAll(async () => {
    engine = await startEngine(version)
    images = standIns(engine)
  })
  afterAll(() => engine?.stop())

  describe.each(BUILDERS)(`docker ${version}, %s`, (builder) => {
    const cases = shareOf(engineCases(), version, builder).filter(
      ({ engine: { engines, builders } }) =>
        (engines?.includes(version) ?? true) && (builders?.includes(builder) ?? true),
    )
    test.each(cases)('$name gives the same image', async (given) => {
      expect(await buildBothWays(engine, builder, images, given, foldCase(given))).toEqual([])
    })

    const unbuilt = unbuiltCases(version, builder)
    test.each(unbuilt.map((one) => [one.name, one] as const))('%s is read', async (_name, one) => {
      expect(await misreading(engine, builder, one)).toBeNull()
    })

    // What makes the tests above worth something: not all is read.
    test('a wrong Dockerfile is not read', async () => {
      expect(await complaint(engine, builder, 'FROM alpine\nCOPY --form=x /a /a\n')).toMatch(/flag/)
      expect(await complaint(engine, builder, 'FROM alpine\nRUM true\n')).toMatch(/unknown instruction/)
    })

    test('an image reads as the engine itself sees it', async () => {
      const { paths, differences } = await differencesFromEngine(engine, builder, images)
      expect(differences).toEqual([])
      expect(paths).toBeGreaterThan(50)
    })

    // What makes the tests above worth something: a wrong fold does not pass.
    test('another owner shows', async () => {
      expect(await buildBothWays(engine, builder, images, ownerCase, foldOwner(''))).toEqual([
        { where: 'file', name: '/srv/app', field: 'uid', first: '0', second: '1000' },
        { where: 'file', name: '/srv/app', field: 'gid', first: '0', second: '50' },
      ])
      expect(await buildBothWays(engine, builder, images, ownerCase, foldOwner(' --chown=0:0'))).toEqual([])
    })
  })
}
