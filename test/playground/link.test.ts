import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toBase64url } from '../../playground/src/base64url.ts'
import { deflate } from '../../playground/src/deflate.ts'
import { readLink, writeLink } from '../../playground/src/link.ts'
import { settingNames, settingSpec } from '../../playground/src/settings.ts'
import type { Settings } from '../../playground/src/settings.ts'
import { pathProblem } from '../../playground/src/workbench.ts'
import type { WorkFile, Workbench } from '../../playground/src/workbench.ts'

const example: Workbench = {
  files: [
    { path: 'build.sh', text: 'docker build .\n' },
    { path: 'Dockerfile', text: 'FROM scratch\n' },
  ],
  active: 1,
  script: 'build.sh',
  settings: { strict: true, 'stage-name': 'tools' },
}

const text = fc.string({ unit: 'binary' })
const files = fc.array(fc.tuple(fc.string({ minLength: 1 }), text)).map((pairs) => {
  return pairs.reduce<readonly WorkFile[]>((all, [path, content]) => {
    return pathProblem(all, path) === null ? [...all, { path, text: content }] : all
  }, [])
})
const settings: fc.Arbitrary<Settings> = fc.record(
  Object.fromEntries(
    settingNames.map((name) => [name, settingSpec(name).type === 'boolean' ? fc.constant(true) : text]),
  ),
  { requiredKeys: [] },
)
const workbench = fc
  .tuple(files, settings, fc.nat(), fc.option(fc.nat()))
  .map(([all, set, open, script]): Workbench => {
    const at = (number: number) => (all.length === 0 ? 0 : number % all.length)
    const path = script === null ? null : (all[at(script)]?.path ?? null)
    return { files: all, active: at(open), script: path, settings: set }
  })

test('what a link carries comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(workbench, async (bench) => {
      const link = await writeLink(bench)
      expect(link).toMatch(/^v1\.[\w-]*$/)
      expect(await readLink(link)).toEqual({
        kind: 'workbench',
        workbench: { ...bench, settings: { ...bench.settings } },
      })
    }),
  )
})

test('an unpaired surrogate survives', async () => {
  const bench = {
    ...example,
    files: [{ path: 'a', text: '\ud800 \udc00\ud83d\ude00\0\ufeff\r\n' }],
    active: 0,
    script: null,
  }
  expect(await readLink(await writeLink(bench))).toEqual({ kind: 'workbench', workbench: bench })
})

test('large files come back, and no stranger is given more memory than for them', async () => {
  const long = { ...example, files: [{ path: 'build.sh', text: 'x'.repeat(1_000_000) }], active: 0 }
  expect(await readLink(await writeLink(long))).toEqual({ kind: 'workbench', workbench: long })
  const bomb = { ...long, files: [{ path: 'build.sh', text: 'x'.repeat(5_000_000) }] }
  const link = await writeLink(bomb)
  expect(link.length).toBeLessThan(10_000)
  expect(await readLink(link)).toEqual({ kind: 'too-large' })
})

test('a link that a mail program cut is told as broken', async () => {
  const link = await writeLink(example)
  for (let end = 1; end < link.length; end += 1) {
    expect([end, await readLink(link.slice(0, end))]).toEqual([end, { kind: 'broken' }])
  }
})

test('no fragment makes it throw, and none is taken for a half of a workbench', async () => {
  const fragment = fc.oneof(
    text,
    fc.base64String().map((data) => `v1.${data}`),
    fc.json().map((json) => `v1.${json}`),
  )
  await fc.assert(
    fc.asyncProperty(fragment, async (given) => {
      expect(['none', 'newer', 'broken']).toContain((await readLink(given)).kind)
    }),
  )
})

test.each([
  ['', 'none'],
  ['files', 'broken'],
  ['v0.AAAA', 'broken'],
  ['v1', 'broken'],
  ['v1.', 'broken'],
  ['v1.+/+/', 'broken'],
  ['v2.whatever', 'newer'],
  ['v10.', 'newer'],
])('%j is %s', async (fragment, kind) => {
  expect(await readLink(fragment)).toEqual({ kind })
})

test.each([
  ['no object', []],
  ['no files', {}],
  ['files that are none', { files: 'build.sh' }],
  ['a file without a text', { files: [['a']] }],
  ['a text that is none', { files: [['a', 1]] }],
  ['a path that leads out', { files: [['../a', '']] }],
  ['an absolute path', { files: [['/etc/passwd', '']] }],
  [
    'two files of one name',
    {
      files: [
        ['a', ''],
        ['a', ''],
      ],
    },
  ],
  [
    'a file in a file',
    {
      files: [
        ['a', ''],
        ['a/b', ''],
      ],
    },
  ],
  ['a tab that is not there', { files: [['a', '']], active: 1 }],
  [
    'a tab between two',
    {
      files: [
        ['a', ''],
        ['b', ''],
      ],
      active: 0.5,
    },
  ],
  ['a script that is not there', { files: [['a', '']], script: 'b' }],
  ['an unknown option', { files: [], settings: { verify: true } }],
  ["an object's own word for an option", { files: [], settings: { constructor: true } }],
  ['a flag with a text', { files: [], settings: { strict: 'yes' } }],
  ['a text that is a flag', { files: [], settings: { output: true } }],
])('%s: broken', async (_, data) => {
  const link = `v1.${toBase64url(await deflate(JSON.stringify(data)))}`
  expect(await readLink(link)).toEqual({ kind: 'broken' })
})

test('a link that was written once is read for ever', async () => {
  const link =
    'v1.TYyxDsIwDAV_JXqzqcSaGbEhJNbQIaSmtQgJil2Wqv-O2on17nQLnpJZ4UPAY5Y8dDqBMNT04uZ24rp7QU8Bpx1uPQjn2_XiNLVoadp8T4jJ5MvwR4KmJh-D_38qm0kZFX6BWpNk8NZmJqjFkQ8lvhkeVmtWrOsP'
  expect(await readLink(link)).toEqual({ kind: 'workbench', workbench: example })
})
