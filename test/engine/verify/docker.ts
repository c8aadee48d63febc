import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verify } from '../../../src/verify/verify.ts'
import { BUILDERS, type Engine, type EngineVersion, startEngine } from '../harness/engine.ts'
import { knownImages, standIns, type StandIns } from '../harness/images.ts'
import { withCopy } from '../harness/workspace.ts'
import { dockerfilesOf, fixture, samples } from './cases.ts'
import { command } from './command.ts'
import { type Ground, verifySuite } from './suite.ts'

/** Defines the tests of `verify` with one version of Docker. */
export function verifyWithDocker(version: EngineVersion): void {
  let engine: Engine
  let images: StandIns
  beforeAll(async () => {
    engine = await startEngine(version)
    images = standIns(engine)
  })
  afterAll(() => engine?.stop())

  // Each with the builder of its time: in all that verifying asks, the other one is that of the other engine.
  const all = process.env['STAGEFOLD_ENGINES'] === 'all'
  const builders = all ? BUILDERS : version === '20.10' ? (['classic'] as const) : (['buildkit'] as const)
  describe.each(builders)(`docker ${version}, %s`, (builder) => {
    const ground: Ground = {
      options: () => ({ engine: 'docker', env: engine.env(builder) }),
      prepare: async (project) => {
        for (const name of dockerfilesOf(project).flatMap(knownImages)) await images.make(name)
      },
      inventory: () => inventory(engine),
    }
    // Three samples on one engine; the others show what may differ between engines with one.
    verifySuite(ground, version === '26.1' && builder === 'buildkit' ? samples : samples.slice(0, 1))

    test('--write --verify writes what is verified, and nothing else', async () => {
      for (const [name, code] of [
        ['user', 0],
        ['failing', 2],
      ] as const) {
        await ground.prepare(fixture(name))
        await withCopy(fixture(name).root, async (copy) => {
          const args = ['--write', '--verify', '--yes', '--allow-dirty', copy]
          expect(await command(args, { ...engine.env(builder), HOME: `${copy}/..` })).toMatchObject({ code })
          expect((await readdir(copy)).includes('Dockerfile.build')).toBe(code !== 0)
        })
      }
    })

    test("the user's own images and containers of the same names are left alone", async () => {
      const project = fixture('user')
      await ground.prepare(project)
      for (const name of ['owner:build', 'owner:latest']) await engine.docker(['tag', 'alpine', name])
      await engine.docker(['create', '--name', 'extract', 'owner:build'])
      const before = await inventory(engine)
      expect(await verify({ ...ground.options(), ...project })).toMatchObject({ status: 'identical' })
      expect(await inventory(engine)).toEqual(before)
      await engine.docker(['rm', 'extract'])
      await engine.docker(['rmi', 'owner:build', 'owner:latest'])
    })
  })
}

async function inventory(engine: Engine): Promise<readonly string[]> {
  const lists = await Promise.all([
    engine.docker(['images', '--all', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}']),
    engine.docker(['ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}}']),
    engine.docker(['volume', 'ls', '--quiet']),
    engine.docker(['system', 'df', '--verbose', '--format', '{{range .BuildCache}}{{.ID}}\n{{end}}']),
  ])
  return lists
    .flatMap((list) => list.toString().split('\n'))
    .filter(Boolean)
    .sort()
}
