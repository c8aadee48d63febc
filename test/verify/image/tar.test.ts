import { describe, expect, test } from '@jest/globals'
import { memoryBytes } from '../../../src/verify/image/bytes.ts'
import { readTar, type TarMember } from '../../../src/verify/image/tar.ts'
import { type Member, patchHeader, paxMember, tar } from './archives.ts'

const read = (archive: Uint8Array): TarMember[] => [...readTar(memoryBytes(archive))]

async function only(...members: Member[]): Promise<TarMember> {
  const [member, ...rest] = read(await tar(...members))
  expect(rest).toEqual([])
  return member!
}

describe('every type', () => {
  test.each([
    ['file', { type: 'file' }],
    ['directory', { type: 'directory' }],
    ['symlink', { type: 'symlink', linkname: '../b' }],
    ['hardlink', { type: 'link', linkname: 'b' }],
    ['fifo', { type: 'fifo' }],
    ['character', { type: 'character-device' }],
    ['block', { type: 'block-device' }],
  ] as const)('%s', async (type, header) => {
    const member = await only({ name: 'a', ...header })
    expect(member).toMatchObject({ name: 'a', type, linkname: 'linkname' in header ? header.linkname : '' })
  })
})

test('owners, modes with their special bits, contents', async () => {
  const member = await only({ name: 'a/b', mode: 0o6751, uid: 1000, gid: 50, body: 'text' })
  expect(member).toMatchObject({ name: 'a/b', mode: 0o6751, uid: 1000, gid: 50 })
  expect(Buffer.from(member.data.read(0, 100)).toString()).toBe('text')
})

test('several members, in order', async () => {
  const archive = await tar(
    { name: 'b', body: 'x'.repeat(513) },
    { name: 'a', body: '' },
    { name: 'c', body: 'y' },
  )
  expect(read(archive).map(({ name, data }) => [name, data.size])).toEqual([
    ['b', 513],
    ['a', 0],
    ['c', 1],
  ])
})

test('device numbers', async () => {
  const archive = patchHeader(await tar({ name: 'null', type: 'character-device' }), { 329: 1, 337: 3 })
  expect(read(archive)[0]).toMatchObject({ devmajor: 1, devminor: 3 })
})

test('long names, in ustar prefixes and in PAX records', async () => {
  const split = `${'d'.repeat(90)}/${'f'.repeat(90)}`
  const long = `${'d/'.repeat(200)}é`
  const archive = await tar({ name: split }, { name: long }, { name: 'l', type: 'symlink', linkname: long })
  expect(read(archive).map((member) => member.name)).toEqual([split, long, 'l'])
  expect(read(archive)[2]!.linkname).toBe(long)
})

test('GNU long names', async () => {
  const long = 'x'.repeat(300)
  const archive = await tar(
    { name: '././@LongLink', type: 'gnu-long-name', body: `${long}\0` },
    { name: 'x' },
  )
  expect(read(archive).map((member) => member.name)).toEqual([long])
})

test('big owners', async () => {
  expect(await only({ name: 'a', uid: 4_294_967_294, gid: 2_097_152 })).toMatchObject({
    uid: 4_294_967_294,
    gid: 2_097_152,
  })
})

test('numbers in base 256', async () => {
  const bytes = Buffer.from(await tar({ name: 'a' }))
  bytes.set([0x80, 0, 0, 0, 0xff, 0xff, 0xff, 0xfe], 108)
  expect(read(patchHeader(bytes, {}))[0]!.uid).toBe(4_294_967_294)
})

test('extended attributes keep bytes that are no text', async () => {
  const capability = Uint8Array.from([1, 0, 0, 2, 0x80, 0xff, 0x0a, 0])
  const member = await only(paxMember('SCHILY.xattr.security.capability', capability), {
    name: 'a',
    body: 'x',
  })
  expect(member.xattrs).toEqual({ 'security.capability': '0100000280ff0a00' })
})

test('a PAX header counts for one member', async () => {
  const archive = await tar(paxMember('SCHILY.xattr.user.a', Buffer.from('1')), { name: 'a' }, { name: 'b' })
  expect(read(archive).map((member) => member.xattrs)).toEqual([{ 'user.a': '31' }, {}])
})

test('names that are no UTF-8 stay apart', async () => {
  const [first, second] = await Promise.all(
    [0xe9, 0xe8].map(async (byte) => {
      const bytes = Buffer.from(await tar({ name: 'x' }))
      bytes[0] = byte
      return read(patchHeader(bytes, {}))[0]!.name
    }),
  )
  expect([first, second]).toEqual(['é', 'è'])
})

describe('damage', () => {
  test.each([
    ['no archive at all', () => Buffer.alloc(1024, 'x'), /no tar archive/],
    [
      'cut short',
      async () => (await tar({ name: 'a', body: 'x'.repeat(5000) })).subarray(0, 1024),
      /cut short/,
    ],
    [
      'a PAX header',
      async () => tar({ name: 'p', type: 'pax-header', body: '99 a=b\n' }, { name: 'a' }),
      /PAX/,
    ],
  ])('%s', async (_name, make, message) => {
    const archive = await make()
    expect(() => read(archive)).toThrow(message)
  })
})
