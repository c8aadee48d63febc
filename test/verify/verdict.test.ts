import { describe, expect, test } from '@jest/globals'
import type { Entry, Image } from '../../src/verify/image/types.ts'
import { formatVerification } from '../../src/verify/report.ts'
import type { ComparedImage, VerifyResult } from '../../src/verify/result.ts'
import { judge } from '../../src/verify/verdict.ts'

const file: Entry = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 1,
  digest: 'a',
  link: null,
  hardlink: null,
  devmajor: 0,
  devminor: 0,
  xattrs: {},
}

function image(files: Readonly<Record<string, Partial<Entry>>>, config: object = {}): Image {
  const entries = Object.entries(files).map(([path, entry]): [string, Entry] => [path, { ...file, ...entry }])
  return { files: new Map(entries), config: { os: 'linux', config: { ...config } } }
}

const nothing = { old: new Map(), new: new Map() }

describe('two old builds that differ', () => {
  const old = [
    image({ '/jar': { digest: 'a' }, '/js/main.3f9a2c11.js': {} }, { Labels: { date: '1' } }),
    image({ '/jar': { digest: 'b' }, '/js/main.77aa21bb.js': {} }, { Labels: { date: '2' } }),
  ] as const

  test('excuse the new one for the same', () => {
    const fresh = image(
      { '/jar': { digest: 'c', size: 2 }, '/js/main.0011aabb.js': {} },
      { Labels: { date: '3' } },
    )
    expect(judge(old, fresh, nothing)).toEqual({
      differences: [],
      noise: ['/jar', '/js/main.3f9a2c11.js', '/js/main.77aa21bb.js', 'Labels'],
      changedByFold: [],
    })
  })

  test('excuse it for nothing else', () => {
    const fresh = image({ '/jar': { digest: 'c', uid: 5 }, '/js/main.3f9a2c11.js': {} }, { User: 'x' })
    const { differences } = judge(old, fresh, nothing)
    expect(differences.map(({ name, field }) => `${name} ${field}`)).toEqual(['/jar uid', 'User value'])
  })
})

describe('files that the fold changes', () => {
  const changed = {
    old: new Map([
      ['build.sh', 'old'],
      ['d/Dockerfile.build', 'builder'],
    ]),
    new: new Map([
      ['build.sh', 'new'],
      ['d/Dockerfile.build', null],
    ]),
  }
  const old = image({ '/src/build.sh': { digest: 'old' }, '/src/d/Dockerfile.build': { digest: 'builder' } })

  test('are not compared', () => {
    const fresh = image({ '/src/build.sh': { digest: 'new', size: 2 } })
    const verdict = judge([old, old], fresh, changed)
    expect(verdict).toEqual({
      differences: [],
      noise: [],
      changedByFold: ['/src/build.sh', '/src/d/Dockerfile.build'],
    })
  })

  test('are compared where they are something else', () => {
    const fresh = image({
      '/src/build.sh': { digest: 'other' },
      '/src/d/Dockerfile.build': { digest: 'builder' },
    })
    expect(judge([old, old], fresh, changed).differences).toHaveLength(1)
  })
})

describe('the report', () => {
  const app: ComparedImage = {
    name: 'app',
    role: 'final',
    status: 'identical',
    differences: [],
    noise: [],
    changedByFold: [],
    old: { bytes: 1_234_567, files: 96 },
    new: { bytes: 99, files: 96 },
  }
  const result: VerifyResult = {
    status: 'identical',
    engine: { name: 'docker', version: '26.1', builder: 'classic' },
    images: [app],
    old: { milliseconds: 12_340 },
    new: { milliseconds: 940 },
    failure: null,
    notes: [],
    earlier: null,
  }

  const other: ComparedImage = {
    ...app,
    status: 'different',
    differences: [
      { where: 'file', name: '/srv/app', field: 'uid', first: '0', second: '1000' },
      { where: 'file', name: '/srv/app', field: 'gid', first: '0', second: '1000' },
      { where: 'config', name: 'Cmd', field: 'value', first: '["x"]', second: null },
    ],
  }

  test('of the same image', () => {
    expect(
      formatVerification({ ...result, images: [{ ...app, noise: ['/a.jar', '/b.jar'] }], notes: ['a note'] }),
    ).toBe(`app, built with docker 26.1, classic builder

  old way     12.3 s      1.2 MB       96 paths
  new way      0.9 s      0.1 kB       96 paths

note: a note

identical, but for 2 files (/a.jar, /b.jar) that also differ between two old builds
`)
  })

  test('of another image', () => {
    expect(formatVerification({ ...result, status: 'different', images: [other] })).toContain(`
  path      what    old       new
  /srv/app  uid     0      →  1000
  /srv/app  gid     0      →  1000
  Cmd       config  ["x"]  →  none

different: 2 entries
`)
  })

  test('of several images', () => {
    const builder = { ...app, name: 'app:build', role: 'builder', changedByFold: ['/src/build.sh'] } as const
    const images = [builder, { ...other, name: 'one' }, { ...app, name: null }]
    expect(formatVerification({ ...result, status: 'different', images }))
      .toBe(`3 images, built with docker 26.1, classic builder

  old way     12.3 s
  new way      0.9 s

app:build (builder): identical, but for 1 file (/src/build.sh) that the fold changes
  old way      1.2 MB       96 paths
  new way      0.1 kB       96 paths

one: different: 2 entries
  old way      1.2 MB       96 paths
  new way      0.1 kB       96 paths
  path      what    old       new
  /srv/app  uid     0      →  1000
  /srv/app  gid     0      →  1000
  Cmd       config  ["x"]  →  none

the final image: identical
  old way      1.2 MB       96 paths
  new way      0.1 kB       96 paths

different: 1 of 3 images (one)
`)
    const same = formatVerification({ ...result, images: [builder, app] })
    expect(same.split('\n').at(-2)).toBe('identical: all 2 images')
  })

  test('of a build that failed', () => {
    const failure = {
      reason: 'build',
      step: 'new way',
      message: 'The new way ended.',
      log: ['one', 'two'],
    } as const
    const text = formatVerification({
      ...result,
      status: 'failed',
      images: [],
      old: null,
      new: null,
      failure,
    })
    expect(text).toBe(
      'Built with docker 26.1, classic builder\n\n  | one\n  | two\n\nnot verified: The new way ended.\n',
    )
  })
})
