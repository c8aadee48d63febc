import { expect, test } from '@jest/globals'
import { builder, final, pattern, script } from './pattern.ts'
import { scanned, summary } from './collect.ts'

const main = { 'main.go': 'package main\n' }

test('a shared builder goes once both that share it are folded', async () => {
  const files = {
    ...main,
    'Dockerfile.build': builder,
    'Dockerfile.a': final,
    'Dockerfile.b': `${final}CMD ["/app"]\n`,
    'a.sh': script('a', { final: 'Dockerfile.a' }),
    'b.sh': script('b', { final: 'Dockerfile.b' }),
  }
  const results = await scanned(files)
  expect(results.map(({ result }) => result.status)).toEqual(['folded', 'folded'])
  expect(results.map(({ unit }) => unit)).toEqual([0, 0])
  for (const { result } of results)
    expect(result.edits.find(({ path }) => path === 'Dockerfile.build')).toMatchObject({ after: null })
})

test('one that shares its builder with a refused one is refused with it', async () => {
  const files = {
    ...main,
    'Dockerfile.build': builder,
    'Dockerfile.a': final,
    'Dockerfile.b': final,
    'scripts/a.sh': `cd ..\n${script('a', { final: 'Dockerfile.a' })}`,
    'tools/b.sh': `cd ..\n${script('b', { final: 'Dockerfile.b' }).replace(/(docker rm.*)/, '$1\nsed -i s/a/b/ app')}`,
  }
  expect(await summary(files)).toEqual(['scripts/a.sh: refused SF256', 'tools/b.sh: refused SF210'])
  const [{ result }] = (await scanned(files)) as never as [{ result: { diagnostics: object[] } }]
  expect(result.diagnostics.at(-1)).toMatchObject({
    span: { path: 'scripts/a.sh' },
    args: { file: 'Dockerfile.build', other: 'tools/b.sh', reason: 'which is refused' },
  })
})

test('with the builders kept nothing is shared that changes', async () => {
  const files = {
    ...main,
    'Dockerfile.build': builder,
    'Dockerfile.a': final,
    'Dockerfile.b': final,
    'scripts/a.sh': `cd ..\n${script('a', { final: 'Dockerfile.a' })}`,
    'tools/b.sh': `cd ..\n${script('b', { final: 'Dockerfile.b' }).replace(/(docker rm.*)/, '$1\nsed -i s/a/b/ app')}`,
  }
  expect(await summary(files, { keep: true })).toEqual(['scripts/a.sh: folded', 'tools/b.sh: refused SF210'])
})

test('two that would make different files of one Dockerfile are both refused, for the same reason', async () => {
  const files = {
    ...main,
    Dockerfile: final,
    'a.build': builder,
    'b.build': `${builder}RUN strip /out/app\n`,
    'one/a.sh': `cd ..\n${script('a', { builder: 'a.build' })}`,
    'two/b.sh': `cd ..\n${script('b', { builder: 'b.build' })}`,
  }
  const results = await scanned(files)
  expect(results.map(({ result }) => result.status)).toEqual(['refused', 'refused'])
  for (const { result } of results) {
    expect(result.edits).toEqual([])
    expect(result.diagnostics.at(-1)).toMatchObject({
      code: 'SF256',
      args: { file: 'Dockerfile', reason: 'which would make something else of it' },
    })
  }
})

test('two that make the same of one Dockerfile are written together', async () => {
  const files = {
    ...main,
    Dockerfile: final,
    'Dockerfile.build': builder,
    'one/a.sh': `cd ..\n${script('a')}`,
    'two/b.sh': `cd ..\n${script('a')}`,
    ...pattern('three'),
  }
  const results = await scanned(files)
  expect(results.map(({ scripts, result, unit }) => `${scripts[0]} ${result.status} ${unit}`)).toEqual([
    'one/a.sh folded 0',
    'three/build.sh folded 1',
    'two/b.sh folded 0',
  ])
})

test('a chain: what shares a file with one that is refused because of another', async () => {
  const files = {
    ...main,
    'x.build': builder,
    'y.build': builder.replaceAll('/out/app', '/out/other'),
    'Dockerfile.a': final,
    'Dockerfile.b': 'FROM alpine\nCOPY app other /\n',
    'Dockerfile.c': 'FROM alpine\nCOPY other /\n',
    'a/a.sh': `cd ..\n${script('a', { builder: 'x.build', final: 'Dockerfile.a' })}`,
    'b/b.sh': `cd ..
docker build -t b:build -f x.build .
docker create --name b b:build
docker cp b:/out/app app
docker build -t b:other -f y.build .
docker create --name c b:other
docker cp c:/out/other other
docker rm b c
docker build -t b -f Dockerfile.b .
`,
    'c/c.sh': `cd ..\n${script('c', { builder: 'y.build', final: 'Dockerfile.c' })
      .replace('/out/app app', '/out/other other')
      .replace(/(docker rm.*)/, '$1\nsed -i s/a/b/ other')}`,
  }
  expect(await summary(files)).toEqual([
    'a/a.sh: refused SF256',
    'b/b.sh: refused SF256',
    'c/c.sh: refused SF210',
  ])
})

test('a builder that a script without a pattern builds too stays', async () => {
  const files = {
    ...pattern('app'),
    'tests/unit.sh':
      'cd ../app\ndocker build -t unit -f Dockerfile.build .\ndocker run --rm unit go test ./...\n',
  }
  const [app] = await scanned(files)
  expect(app!.result.status).toBe('folded')
  expect(app!.result.edits.map(({ path }) => path)).toEqual(['app/Dockerfile', 'app/build.sh'])
  expect(app!.result.diagnostics.at(-1)).toMatchObject({
    code: 'SF503',
    span: { path: 'tests/unit.sh' },
    args: { file: 'app/Dockerfile.build' },
  })
})

test('a plain build of the merged Dockerfile goes on, and is told', async () => {
  const files = { ...pattern('app'), 'app/again.sh': 'docker build -t app:again .\n' }
  expect(await summary(files)).toEqual(['app/again.sh: nothing', 'app/build.sh: folded SF523'])
})

test('a plain build of it in another context is a refusal', async () => {
  const files = { ...pattern('app'), 'other/again.sh': 'docker build -t again -f ../app/Dockerfile .\n' }
  expect(await summary(files)).toEqual(['app/build.sh: refused SF256', 'other/again.sh: nothing'])
})

test('a script that two Makefiles call is folded once', async () => {
  const files = {
    ...main,
    Dockerfile: final,
    'Dockerfile.build': builder,
    'scripts/image.sh': script('app'),
    Makefile: '# a docker image\nimage:\n\tsh scripts/image.sh\n',
    'ci/Makefile': '# a docker image\nimage:\n\tcd .. && sh scripts/image.sh\n',
  }
  const results = await scanned(files)
  expect(results.map(({ scripts, result }) => `${scripts[0]} ${result.status}`)).toEqual(['Makefile folded'])
})

test('a script that two Makefiles call in folders of their own is folded with both', async () => {
  const files = {
    ...pattern('a', 'app'),
    ...pattern('b', 'app'),
    'scripts/image.sh': script('app'),
    'a/Makefile': '# a docker image\nimage:\n\tsh ../scripts/image.sh\n',
    'b/Makefile': '# a docker image\nimage:\n\tsh ../scripts/image.sh\n',
  }
  delete (files as Record<string, string>)['a/build.sh']
  delete (files as Record<string, string>)['b/build.sh']
  const results = await scanned(files)
  expect(results.map(({ scripts, result, unit }) => `${scripts[0]} ${result.status} ${unit}`)).toEqual([
    'a/Makefile folded 0',
    'b/Makefile folded 0',
  ])
})
