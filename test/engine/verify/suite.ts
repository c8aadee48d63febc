import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { EngineName, VerifyOptions } from '../../../src/verify/result.ts'
import { verify } from '../../../src/verify/verify.ts'
import { fixture, type Project, samples, spoiled } from './cases.ts'
import { command } from './command.ts'

/** An engine as the tests of `verify` need it. */
export interface Ground {
  readonly options: () => { readonly engine: EngineName; readonly env: Readonly<Record<string, string>> }
  /** Makes stand-ins for the images that a project starts from. */
  readonly prepare: (project: Project) => Promise<void>
  /** Everything that is there: images with their ids, containers, volumes, build cache. */
  readonly inventory: () => Promise<readonly string[]>
}

/** Defines the tests that every engine has to pass. */
export function verifySuite(ground: Ground, projects = samples): void {
  const check = async (options: VerifyOptions) => {
    await ground.prepare(options)
    const before = await ground.inventory()
    const result = await verify({ ...ground.options(), ...options })
    expect(await ground.inventory()).toEqual(before)
    return result
  }

  test.each(projects)('%s is identical', async (_name, project) => {
    const result = await check(project)
    expect(result).toMatchObject({
      status: 'identical',
      failure: null,
      images: [{ differences: [], noise: [] }],
    })
    expect(result.images[0]!.old.bytes).toBe(result.images[0]!.new.bytes)
  })

  test('images that start from images of the script', async () => {
    expect(await check(fixture('chain'))).toMatchObject({ status: 'identical', images: [{ name: 'chain' }] })
  })

  test('several final images, and a builder that is kept', async () => {
    const project = fixture('several')
    const result = await check(project)
    expect(result).toMatchObject({
      status: 'identical',
      images: [
        { name: 'several:build', role: 'builder', status: 'identical' },
        { name: 'several', role: 'final', status: 'identical' },
        { name: 'several:debug', role: 'final', status: 'identical' },
        { name: 'docs', role: 'final', status: 'identical' },
      ],
    })
    const found = await check({ ...project, result: spoiled(project, / \/srv\/debug$/m, ' /srv/other') })
    expect(found).toMatchObject({
      status: 'different',
      images: ['identical', 'identical', 'different', 'identical'].map((status) => ({ status })),
    })
  })

  test('owners, and commands that are not run', async () => {
    const result = await check(fixture('user'))
    expect(result).toMatchObject({ status: 'identical', images: [{ name: 'registry.invalid:5000/owner' }] })
    expect(result.notes).toEqual([
      '`docker login registry.invalid` was not run',
      '`docker push registry.invalid:5000/owner` was not run',
    ])
  })

  test('containers that are started', async () => {
    expect(await check(fixture('run'))).toMatchObject({
      status: 'identical',
      images: [{ name: 'run' }],
      notes: [],
    })
  })

  test('a file that is another one every time', async () => {
    const result = await check(fixture('noise'))
    expect(result).toMatchObject({ status: 'identical', images: [{ noise: ['/srv/app'] }] })
  })

  test('an image that holds the Dockerfiles and the script', async () => {
    const result = await check(fixture('context'))
    expect(result).toMatchObject({
      status: 'identical',
      images: [{ changedByFold: ['/srv/Dockerfile', '/srv/Dockerfile.build', '/srv/build.sh'] }],
    })
  })

  test('a dropped --chown is found and named', async () => {
    const project = fixture('user')
    const result = await check({ ...project, result: spoiled(project, / --chown=\S+/, '') })
    expect(result.status).toBe('different')
    expect(result.images[0]!.differences).toEqual([
      { where: 'file', name: '/srv/app', field: 'uid', first: '0', second: '1000' },
      { where: 'file', name: '/srv/app', field: 'gid', first: '0', second: '1000' },
    ])
  })

  test('a lost file is found', async () => {
    const project = fixture('user')
    const result = await check({ ...project, result: spoiled(project, /^COPY --from.*$/m, '') })
    expect(result).toMatchObject({ status: 'different' })
    expect(result.images[0]!.differences).toContainEqual({
      where: 'file',
      name: '/srv/app',
      field: 'presence',
      first: 'file',
      second: null,
    })
  })

  test('a build that fails', async () => {
    const { status, failure } = await check(fixture('failing'))
    expect(status).toBe('failed')
    expect(failure).toMatchObject({ reason: 'build', step: 'old way 1/2' })
    expect(failure!.log.join('\n')).toContain('this cannot be done')
  })

  test('several at once, of the same names, of which one fails', async () => {
    const projects = ['user', 'failing', 'chain', 'owner'].map(fixture)
    for (const project of projects) await ground.prepare(project)
    const before = await ground.inventory()
    const results = await Promise.all(projects.map((one) => verify({ ...ground.options(), ...one })))
    expect(results.map(({ status, failure }) => failure?.reason ?? status)).toEqual([
      'identical',
      'build',
      'identical',
      'identical',
    ])
    expect(await ground.inventory()).toEqual(before)
  })

  test('an interruption', async () => {
    const project = fixture('slow')
    for (const delay of [300, 1500, 3000]) {
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(), delay)
      const { status, failure } = await check({ ...project, signal: controller.signal })
      clearTimeout(timer)
      expect({ status, reason: failure?.reason }).toEqual({ status: 'failed', reason: 'interrupted' })
    }
  })

  test('Ctrl-C leaves nothing behind', async () => {
    const project = fixture('slow')
    await ground.prepare(project)
    const before = await ground.inventory()
    const folder = await mkdtemp(join(tmpdir(), 'stagefold-ctrl-c-'))
    const { engine, env } = ground.options()
    const args = ['verify', project.root, '--yes', '--engine', engine]
    const { code, stdout } = await command(args, { ...env, TMPDIR: folder }, 2000)
    expect({ code, stdout }).toEqual({
      code: 130,
      stdout: expect.stringContaining('not verified: Interrupted'),
    })
    expect(await readdir(folder)).toEqual([])
    expect(await ground.inventory()).toEqual(before)
    await rm(folder, { recursive: true })
  })
}
