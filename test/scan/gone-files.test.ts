import { expect, test } from '@jest/globals'
import { pattern } from './pattern.ts'
import { scanned } from './collect.ts'

test.each([
  ['from the root', 'deploy/push.sh', 'scp services/a/app host:/\n', 'services/a/app'],
  ['from its folder', 'deploy/push.sh', 'scp "../services/a/app" host:/\n', 'services/a/app'],
  ['behind a variable', 'deploy/push.sh', 'scp $ROOT/services/b/app host:/\n', 'services/b/app'],
  ['in a context', 'images/all/Dockerfile', 'FROM alpine\nCOPY a/app /a\n', 'services/a/app'],
  ['by a name alone', 'deploy/push.sh', 'scp app host:/\n', ''],
  ['cleared away', 'clean.sh', 'rm -f services/a/app\n', ''],
  ['in a document', 'docs/how.md', 'It makes services/a/app.\n', ''],
  ['in an image', 'images/all/Dockerfile', 'FROM alpine\nCOPY --from=x /a/services/app /a\n', ''],
  ['of any', 'deploy/push.sh', 'scp services/$1/app host:/\n', ''],
])('an extracted file that others take is told: %s', async (_, path, text, expected) => {
  const results = await scanned({ ...pattern('services/a'), ...pattern('services/b'), [path]: text })
  const told = results.flatMap(({ result }) => result.diagnostics.filter(({ code }) => code === 'SF525'))
  expect(told.map(({ args }) => args['file']).join(' ')).toBe(expected)
})

test('a refused pipeline, and one that goes on to extract, lose nothing', async () => {
  const a = pattern('a')
  const kept = { ...a, 'a/build.sh': `${a['a/build.sh']}scp app host:/\n` }
  const refused = { ...a, 'a/build.sh': a['a/build.sh']!.replace(/(docker rm.*)/, '$1\nsed -i s/a/b/ app') }
  for (const files of [kept, refused]) {
    const [{ result }] = (await scanned({ ...files, 'deploy/push.sh': 'scp a/app host:/\n' })) as never as [
      { result: { diagnostics: { code: string }[] } },
    ]
    expect(result.diagnostics.map(({ code }) => code)).not.toContain('SF525')
  }
})
