import { describe, expect, test } from '@jest/globals'
import { compareImages } from '../../../src/verify/image/compare.ts'
import { readImage } from '../../../src/verify/image/read.ts'
import type { Image } from '../../../src/verify/image/types.ts'
import { dockerArchive, type Member, patchHeader, paxMember, tar } from './archives.ts'

async function image(members: Member[], config: object = {}): Promise<Image> {
  return readImage(await dockerArchive([await tar(...members)], config))
}

const base: Member = { name: 'app', body: 'x', mode: 0o755 }

describe('one field of a path', () => {
  test.each<[string, Member, string, string]>([
    ['mode', { ...base, mode: 0o4755 }, '0755', '4755'],
    ['uid', { ...base, uid: 7 }, '0', '7'],
    ['gid', { ...base, gid: 7 }, '0', '7'],
  ])('%s', async (field, other, first, second) => {
    expect(compareImages(await image([base]), await image([other]))).toEqual([
      { where: 'file', name: '/app', field, first, second },
    ])
  })

  test('size and digest', async () => {
    const differences = compareImages(await image([base]), await image([{ ...base, body: 'xx' }]))
    expect(differences.map(({ field }) => field)).toEqual(['size', 'digest'])
  })

  test('type', async () => {
    const differences = compareImages(
      await image([base]),
      await image([{ name: 'app', type: 'fifo', mode: 0o755 }]),
    )
    expect(differences[0]).toEqual({
      where: 'file',
      name: '/app',
      field: 'type',
      first: 'file',
      second: 'fifo',
    })
  })

  test('link target', async () => {
    const [a, b] = ['one', 'two'].map((linkname): Member => ({ name: 'l', type: 'symlink', linkname }))
    expect(compareImages(await image([a!]), await image([b!]))).toEqual([
      { where: 'file', name: '/l', field: 'link', first: 'one', second: 'two' },
    ])
  })

  test('device numbers', async () => {
    const device = await tar({ name: 'd', type: 'block-device' })
    const [a, b] = [1, 2].map(async (minor) =>
      readImage(await dockerArchive([patchHeader(device, { 329: 8, 337: minor })])),
    )
    expect(compareImages(await a!, await b!)).toEqual([
      { where: 'file', name: '/d', field: 'devminor', first: '1', second: '2' },
    ])
  })

  test('extended attributes', async () => {
    const capable = await image([paxMember('SCHILY.xattr.security.capability', Buffer.from([1, 0xff])), base])
    expect(compareImages(await image([base]), capable)).toEqual([
      { where: 'file', name: '/app', field: 'xattrs', first: '{}', second: '{"security.capability":"01ff"}' },
    ])
  })

  test('presence', async () => {
    const differences = compareImages(await image([base]), await image([{ name: 'b', type: 'directory' }]))
    expect(differences).toEqual([
      { where: 'file', name: '/app', field: 'presence', first: 'file', second: null },
      { where: 'file', name: '/b', field: 'presence', first: null, second: 'directory' },
    ])
  })
})

describe('the configuration', () => {
  test.each([
    ['Env', { Env: ['A=1'] }],
    ['Cmd', { Cmd: ['x'] }],
    ['Entrypoint', { Entrypoint: ['x'] }],
    ['WorkingDir', { WorkingDir: '/x' }],
    ['User', { User: 'x' }],
    ['Labels', { Labels: { a: 'b' } }],
    ['ExposedPorts', { ExposedPorts: { '80/tcp': {} } }],
    ['Volumes', { Volumes: { '/x': {} } }],
    ['OnBuild', { OnBuild: ['RUN x'] }],
    ['StopSignal', { StopSignal: 'SIGQUIT' }],
    ['Healthcheck', { Healthcheck: { Test: ['NONE'] } }],
    ['Shell', { Shell: ['/bin/ash', '-c'] }],
  ])('%s', async (name, config) => {
    const value = JSON.stringify(Object.values(config)[0])
    expect(compareImages(await image([]), await image([], config))).toEqual([
      { where: 'config', name, field: 'value', first: null, second: value },
    ])
  })

  test('the platform', async () => {
    const one = await image([])
    const other = { ...one, config: { ...one.config, architecture: 'arm64', variant: 'v8' } }
    expect(compareImages(one, other).map(({ name }) => name)).toEqual(['Architecture', 'Variant'])
  })

  test.each([
    ['what says how it was built', { Image: 'sha256:x', Hostname: 'h', ArgsEscaped: true }],
    ['buildah’s version', { Labels: { 'io.buildah.version': '1.28.2' } }],
    ['the ways to write nothing', { Env: [], Labels: {}, User: '', OnBuild: null }],
  ])('is the same but for %s', async (_name, config) => {
    expect(compareImages(await image([]), await image([], config))).toEqual([])
  })

  test('the order of labels does not matter', async () => {
    const [a, b] = [{ Labels: { a: '1', b: '2' } }, { Labels: { b: '2', a: '1' } }]
    expect(compareImages(await image([], a), await image([], b))).toEqual([])
  })
})

describe('what an engine leaves behind', () => {
  const mounts: Member[] = ['dev', 'proc', 'sys'].map((name) => ({ name, type: 'directory' }))
  const etc: Member[] = [
    { name: 'etc', type: 'directory' },
    { name: 'etc/hosts' },
    { name: 'etc/resolv.conf' },
  ]

  test('is not compared', async () => {
    expect(compareImages(await image([base]), await image([base, ...mounts, ...etc]))).toEqual([])
  })

  test('is compared where something is in it', async () => {
    const other = await image([
      base,
      ...mounts,
      { name: 'dev/x', body: '' },
      ...etc,
      { name: 'etc/hosts', body: '1' },
    ])
    const names = compareImages(await image([base]), other).map(({ name }) => name)
    expect(names).toEqual(['/dev', '/dev/x', '/etc', '/etc/hosts'])
  })

  test('an /etc of its own is compared', async () => {
    const other = await image([base, etc[0]!])
    expect(compareImages(await image([base]), other).map(({ name }) => name)).toEqual(['/etc'])
  })
})

test('times, layers and hard links are not compared', async () => {
  const one = await image([
    { ...base, mtime: new Date(1e12) },
    { name: 'b', type: 'link', linkname: 'app' },
  ])
  const layers = [await tar({ ...base, name: 'b' }), await tar(base)]
  expect(compareImages(one, readImage(await dockerArchive(layers)))).toEqual([])
})

test('the root counts where both have it', async () => {
  const root = (mode: number): Member => ({ name: './', type: 'directory', mode })
  expect(compareImages(await image([]), await image([root(0o755)]))).toEqual([])
  expect(compareImages(await image([root(0o700)]), await image([root(0o755)]))).toHaveLength(1)
})

test('ignored paths, with what is below them', async () => {
  const other = await image([base, { name: 'src', type: 'directory' }, { name: 'src/x' }, { name: 'srcs' }])
  const differences = compareImages(await image([base]), other, { ignore: ['/src'] })
  expect(differences.map(({ name }) => name)).toEqual(['/srcs'])
})
