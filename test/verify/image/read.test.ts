import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { readImage } from '../../../src/verify/image/read.ts'
import { dockerArchive, type Member, ociArchive, tar } from './archives.ts'

const file = (name: string, body = name): Member => ({ name, body })
const directory = (name: string): Member => ({ name: `${name}/`, type: 'directory' })

async function paths(...layers: Member[][]): Promise<string[]> {
  const archive = await dockerArchive(await Promise.all(layers.map((members) => tar(...members))))
  return [...readImage(archive).files.keys()]
}

const layered = [
  [directory('a'), file('a/one'), file('a/two'), file('b')],
  [file('a/two', 'new'), file('a/.wh.one', ''), file('.wh.b', '')],
]

describe.each([
  ['docker save', dockerArchive],
  ['OCI layout', ociArchive],
])('%s', (_name, pack) => {
  test('layers over each other', async () => {
    const layers = await Promise.all(layered.map((members) => tar(...members)))
    const image = readImage(await pack(layers, { Cmd: ['x'] }))
    expect([...image.files.keys()]).toEqual(['/a', '/a/two'])
    expect(image.files.get('/a/two')).toEqual({
      type: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      size: 3,
      digest: createHash('sha256').update('new').digest('hex'),
      link: null,
      hardlink: null,
      devmajor: 0,
      devminor: 0,
      xattrs: {},
    })
    expect(image.config).toMatchObject({ os: 'linux', config: { Cmd: ['x'] } })
  })

  test('packed layers', async () => {
    const image = readImage(await pack([gzipSync(await tar(file('a')))]))
    expect([...image.files.keys()]).toEqual(['/a'])
  })
})

test('a file on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-image-'))
  try {
    const path = join(folder, 'image.tar')
    writeFileSync(path, await dockerArchive([await tar(file('big', 'x'.repeat(3_000_000)))]))
    const digest = createHash('sha256').update('x'.repeat(3_000_000)).digest('hex')
    expect(readImage(path).files.get('/big')).toMatchObject({ size: 3_000_000, digest })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a layer that is a link to its twin', async () => {
  const archive = await tar(
    file('one/layer.tar', Buffer.from(await tar(file('a'))).toString('latin1')),
    { name: 'two/layer.tar', type: 'symlink', linkname: '../one/layer.tar' },
    file('image.json', '{}'),
    file(
      'manifest.json',
      JSON.stringify([{ Config: 'image.json', RepoTags: null, Layers: ['two/layer.tar'] }]),
    ),
  )
  expect([...readImage(archive).files.keys()]).toEqual(['/a'])
})

describe('layers', () => {
  test('a whiteout takes away a whole directory', async () => {
    expect(await paths([directory('a'), file('a/x'), file('ab')], [file('.wh.a', '')])).toEqual(['/ab'])
  })

  test.each([
    ['before', [file('.wh.a', ''), directory('a'), file('a/new')]],
    ['after', [directory('a'), file('a/new'), file('.wh.a', '')]],
  ])('a whiteout %s what its own layer brings', async (_when, upper) => {
    expect(await paths([directory('a'), file('a/old')], upper)).toEqual(['/a', '/a/new'])
  })

  test.each([
    ['before', [directory('a'), file('a/.wh..wh..opq', ''), file('a/new')]],
    ['after', [directory('a'), file('a/new'), file('a/.wh..wh..opq', '')]],
  ])('an opaque directory, said %s its files', async (_when, upper) => {
    expect(await paths([directory('a'), file('a/old')], upper)).toEqual(['/a', '/a/new'])
  })

  test('an opaque root', async () => {
    expect(await paths([file('old')], [file('.wh..wh..opq', ''), file('new')])).toEqual(['/new'])
  })

  test('other bookkeeping of aufs is no file', async () => {
    expect(await paths([directory('.wh..wh.plnk'), file('a')])).toEqual(['/a'])
  })

  test('a file in place of a directory', async () => {
    expect(await paths([directory('a'), file('a/x')], [file('a')])).toEqual(['/a'])
  })

  test('a directory again keeps what is in it and takes the new mode', async () => {
    const lower = await tar(directory('a'), file('a/x'))
    const upper = await tar({ ...directory('a'), mode: 0o700 })
    const { files } = readImage(await dockerArchive([lower, upper]))
    expect([...files.keys()]).toEqual(['/a', '/a/x'])
    expect(files.get('/a')!.mode).toBe(0o700)
  })

  test('the root and names with a dot', async () => {
    expect(await paths([{ name: './', type: 'directory' }, file('./a')])).toEqual(['/', '/a'])
  })
})

describe('hard links', () => {
  const linked = (name: string, linkname: string): Member => ({ name, type: 'link', linkname })

  test('share what they are names of', async () => {
    const { files } = readImage(await dockerArchive([await tar(file('b', 'text'), linked('a', 'b'))]))
    expect(files.get('/a')).toEqual(files.get('/b'))
    expect(files.get('/a')).toMatchObject({ type: 'file', size: 4, hardlink: '/a' })
  })

  test('part when one is written again', async () => {
    const lower = await tar(file('b', 'text'), linked('a', 'b'))
    const { files } = readImage(await dockerArchive([lower, await tar(file('b', 'more'))]))
    expect([files.get('/a')!.hardlink, files.get('/b')!.hardlink]).toEqual([null, null])
  })

  test('to nothing', async () => {
    const archive = await dockerArchive([await tar(linked('a', 'b'))])
    expect(() => readImage(archive)).toThrow('/a is a hard link to b, which is not there')
  })
})

describe('what is no saved image', () => {
  test.each([
    ['another archive', () => tar(file('a')), /neither manifest.json nor index.json/],
    ['no layer', () => tar(file('manifest.json', '[{"Config":"c","Layers":[]}]')), /the archive has no c/],
    ['no JSON', () => tar(file('manifest.json', '{')), /manifest.json of the archive is no JSON/],
    ['two images', () => tar(file('manifest.json', '[{},{}]')), /holds 2 images/],
    ['zstd', () => dockerArchive([Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd])]), /zstd/],
  ])('%s', async (_name, make, message) => {
    const archive = await make()
    expect(() => readImage(archive)).toThrow(message)
  })
})
