import { expect, test } from '@jest/globals'
import { builder, pattern } from './pattern.ts'
import { scanned } from './collect.ts'

/** What becomes of the script that makes app:build. */
async function after(files: Readonly<Record<string, string>>, script = 'services/a/build.sh') {
  const results = await scanned({ ...pattern('services/a', 'app'), ...files })
  const result = results.find(({ scripts }) => scripts[0] === script)!.result
  return result.edits.find(({ path }) => path === script)!.after
}

const kept = 'docker build --target build -t app:build .\ndocker build -t app .\n'
const plain = 'docker build -t app .\n'

test.each([
  ['a base', 'tools/Dockerfile', 'FROM app:build\nRUN go vet ./...\n', kept],
  ['a base with a platform', 'tools/lint.Dockerfile', 'FROM --platform=linux/amd64 app:build AS x\n', kept],
  ['COPY --from', 'services/b/Dockerfile', 'FROM alpine\nCOPY --from=app:build /out/app /\n', kept],
  ['a mount', 'Dockerfile', 'FROM alpine\nRUN --mount=from=app:build,target=/x true\n', kept],
  ['beside', 'services/a/Dockerfile.test', 'FROM app:build\n', kept],
  ['another tag', 'tools/Dockerfile', 'FROM app:builder\nFROM x/app:build\nFROM app\n', plain],
  ['a comment', 'tools/Dockerfile', '# FROM app:build\nFROM alpine\n', plain],
  ['a stage', 'tools/Dockerfile', 'FROM alpine AS app\nFROM alpine\nCOPY --from=app /a /\n', plain],
])('an image that others start from is still made: %s', async (_, path, text, expected) => {
  expect(await after({ [path]: text })).toBe(expected)
})

test('the place is told, once for each image', async () => {
  const files = {
    ...pattern('a', 'app'),
    'x/Dockerfile': 'FROM app:build\n',
    'y/Dockerfile': 'FROM app:build\n',
  }
  const [{ result }] = (await scanned(files)) as never as [{ result: { diagnostics: { code: string }[] } }]
  expect(result.diagnostics.filter(({ code }) => code === 'SF524')).toMatchObject([
    { span: { path: 'x/Dockerfile', start: 5, end: 14 }, args: { image: 'app:build', script: 'a/build.sh' } },
  ])
})

test('pipelines that call their builders the same each mean their own', async () => {
  const b = pattern('services/b', 'app')
  const test = { 'services/b/Dockerfile.test': 'FROM app:build\n' }
  expect(await after({ ...b, ...test })).toBe(plain)
  expect(await after({ ...b, ...test }, 'services/b/build.sh')).toBe(kept)
  const own = { ...b, 'services/b/Dockerfile.build': builder.replace('golang:1.22', 'app:build') }
  expect(await after(own)).toBe(plain)
})

test('an image is made for a pipeline that a shared builder keeps from its file', async () => {
  const files = {
    'tools/Dockerfile': 'FROM app:build\n',
    'tools/lint.sh': 'hadolint services/a/Dockerfile.build\n',
  }
  expect(await after(files)).toBe(kept)
})
