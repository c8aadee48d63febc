import { expect, test } from '@jest/globals'
import { builder, final, pattern, script } from './pattern.ts'
import { scanned, summary } from './collect.ts'

const shared = {
  'shared/Dockerfile.build': builder,
  'services/a/Dockerfile': final,
  'services/a/main.go': 'package main\n',
  'services/a/build.sh': script('a', { builder: '../../shared/Dockerfile.build' }),
  'services/b/Dockerfile': final,
  'services/b/main.go': 'package main\n',
  'services/b/build.sh': script('b', { builder: '../../shared/Dockerfile.build' }),
}

/** The files that go, in one word. */
async function gone(files: Readonly<Record<string, string>>, options: Parameters<typeof scanned>[1] = {}) {
  const results = await scanned(files, options)
  const paths = results.flatMap(({ result }) => result.edits.filter(({ after }) => after === null))
  return [...new Set(paths.map(({ path }) => path))].join(' ')
}

test.each([
  [{}, 'shared/Dockerfile.build'],
  [{ exclude: ['services/b/'] }, ''],
  [{ include: ['services/a/'] }, ''],
  [{ paths: ['services/a'] }, ''],
  [{ paths: ['services/a/build.sh'] }, ''],
])('a builder stays that something which is not searched builds: %j', async (options, expected) => {
  expect(await gone(shared, options)).toBe(expected)
})

test('it is told why', async () => {
  const [a] = await scanned(shared, { paths: ['services/a'] })
  expect(a!.result.diagnostics.at(-1)).toMatchObject({
    code: 'SF503',
    span: { path: 'services/b/build.sh', start: 0 },
    args: { file: 'shared/Dockerfile.build' },
  })
})

test('a final Dockerfile that an excluded pipeline builds from its own files is not changed', async () => {
  const files = {
    ...pattern('a'),
    'a/other.build': builder.replace('go build', 'go build -tags other'),
    'a/other.sh': script('a-other', { builder: 'other.build' }),
  }
  const expected = ['a/build.sh: refused SF256']
  expect(await summary(files, { paths: ['a/build.sh'] })).toEqual(expected)
  expect(await summary(files, { exclude: ['other.sh'] })).toEqual(expected)
  const left = { ...files, 'a/other.sh': `# stagefold: ignore\n${files['a/other.sh']}` }
  expect(await summary(left)).toEqual(['a/build.sh: refused SF256', 'a/other.sh: nothing SF522'])
})

test('a script that an excluded one calls for other files is not changed; one that only calls the pipeline is no reason', async () => {
  const { 'a/build.sh': _, ...a } = pattern('a', 'app')
  const { 'b/build.sh': __, ...b } = pattern('b', 'app')
  const call = '# docker\nsh ../lib/image.sh\n'
  const files = { ...a, ...b, 'lib/image.sh': script('app'), 'a/build.sh': call, 'b/build.sh': call }
  expect(await summary(files)).toEqual(['a/build.sh: folded', 'b/build.sh: folded'])
  expect(await summary(files, { paths: ['a'] })).toEqual(['a/build.sh: refused SF256'])
  const { 'b/build.sh': ___, ...alone } = files
  const callers = {
    ...alone,
    Makefile: '# docker\nimage:\n\tcd a && sh build.sh\n',
    'ci/all.sh': '# docker\ncd ../a\n./build.sh\n',
  }
  expect(await summary(callers, { paths: ['a'] })).toEqual(['a/build.sh: folded'])
})

const compose = (context: string) =>
  `services:\n  app:\n    build:\n      context: ${context}\n      dockerfile: Dockerfile.build\n`

test.each([
  ['a lint', 'tools/lint.sh', 'hadolint services/a/Dockerfile.build\n', 'a'],
  ['a comment', 'tools/lint.sh', '# see services/a/Dockerfile.build\n', ''],
  ['from its folder', 'services/c/lint.sh', 'hadolint ../a/Dockerfile.build\n', 'a'],
  ['its own file', 'services/b/more/lint.sh', 'cd ..\nhadolint Dockerfile.build\n', 'b'],
  [
    'a folder that nobody knows',
    'lint.sh',
    'for d in services/*; do hadolint "$d/Dockerfile.build"; done\n',
    'a b',
  ],
  ['a part that nobody knows', 'x.sh', 'hadolint $ROOT/services/$1/Dockerfile.build\n', 'a b'],
  ['behind a root', 'x.py', 'run(["hadolint", f"{root}/services/a/Dockerfile.build"])\n', 'a'],
  ['of Make', 'tools/Makefile', 'lint:\n\thadolint $(TOP)/services/b/Dockerfile.build\n', 'b'],
  ['any of Make', 'tools/Makefile', 'lint-%: ../services/%/Dockerfile.build\n', 'a b'],
  ['Compose', 'deploy/docker-compose.yml', compose('../services/a'), 'a'],
  [
    'a matrix',
    '.github/workflows/image.yml',
    'x:\n  file: services/${{ matrix.service }}/Dockerfile.build\n',
    'a b',
  ],
  [
    'a CI file that cannot be read',
    '.gitlab-ci.yml',
    'x: [docker build -f services/b/Dockerfile.build\n',
    'b',
  ],
  ['Bake', 'deploy/docker-bake.hcl', 'target "a" {\n  dockerfile = "services/a/Dockerfile.build"\n}\n', 'a'],
  ['a COPY', 'services/c/Dockerfile', 'FROM alpine\nCOPY services/a/Dockerfile.build /\n', 'a'],
  ['another file', 'tools/lint.sh', 'hadolint services/a/Dockerfile.build.old services/a/Dockerfile\n', ''],
  ['backslashes', 'tools/lint.ps1', 'hadolint services\\a\\Dockerfile.build\n', 'a'],
  ['a document', 'docs/how.md', 'See services/a/Dockerfile.build and Dockerfile.build.\n', ''],
])('named by %s', async (_, path, text, kept) => {
  const files = { ...pattern('services/a'), ...pattern('services/b'), [path]: text }
  const expected = ['a', 'b'].filter((one) => !kept.includes(one))
  expect(await gone(files)).toBe(expected.map((one) => `services/${one}/Dockerfile.build`).join(' '))
})

test("a bare name is another folder's file, unless the folder has Dockerfiles of its own", async () => {
  const tool = { 'tools/lint.sh': 'hadolint Dockerfile.build\n' }
  expect(await gone({ ...pattern('a'), ...tool })).toBe('')
  expect(await gone({ ...pattern('a'), ...tool, 'tools/Dockerfile1': 'FROM alpine\n' })).toBe(
    'a/Dockerfile.build',
  )
})

test('data that speaks of no folder means none, unless an expression may', async () => {
  const files = (text: string) => ({ ...pattern('services/a'), ...pattern('services/b'), 'hooks.yaml': text })
  const both = 'services/a/Dockerfile.build services/b/Dockerfile.build'
  expect(await gone(files('description: finds Dockerfile.build\nfiles: (^|/)Dockerfile$\n'))).toBe(both)
  expect(await gone(files('file: Dockerfile.build\ndir: a\n'))).toBe('services/b/Dockerfile.build')
  expect(await gone(files('file: Dockerfile.build\ndir: ${{ matrix.dir }}\n'))).toBe('')
})

test('what is unrelated is neither searched nor heeded', async () => {
  const files = { ...pattern('a'), ...pattern('test/x'), 'test/lint.sh': 'hadolint ../a/Dockerfile.build\n' }
  expect(await gone(files)).toBe('test/x/Dockerfile.build')
  expect(await gone(files, { exclude: ['test/'] })).toBe('')
  expect(await gone(files, { unrelated: ['test/'] })).toBe('a/Dockerfile.build')
})

test('data as long as no person writes it is not looked through', async () => {
  const data = (length: number) => ({ 'data/x.json': `["services/a/Dockerfile.build"]${' '.repeat(length)}` })
  expect(await gone({ ...pattern('services/a'), ...data(10) })).toBe('')
  expect(await gone({ ...pattern('services/a'), ...data(1e6) })).toBe('services/a/Dockerfile.build')
})

test('documents anywhere are told', async () => {
  const [a] = await scanned({ ...pattern('services/a'), 'docs/how.md': 'See services/a/Dockerfile.build.\n' })
  expect(a!.result.diagnostics.at(-1)).toMatchObject({
    code: 'SF503',
    span: { path: 'docs/how.md', start: 15 },
  })
})

test('what git ignores, and what others wrote, keeps nothing', async () => {
  const named = 'hadolint ../a/Dockerfile.build\n'
  const files = { ...pattern('a'), '.gitignore': '/out/\n', 'out/x.sh': named, 'vendor/x.sh': named }
  expect(await gone(files)).toBe('a/Dockerfile.build')
})

test('each service that names its files from a folder of its own keeps those of no other', async () => {
  const folders = ['services/a', 'services/b'].map((folder) => {
    const { [`${folder}/build.sh`]: _, ...files } = pattern(folder)
    const moved = Object.entries(files).map(([path, text]) => [
      path.replace('/Dockerfile', '/docker/Dockerfile'),
      text,
    ])
    const here = '"$HERE/docker/Dockerfile'
    return {
      ...Object.fromEntries(moved),
      [`${folder}/build.sh`]: script(folder.at(-1)!, {
        builder: 'docker/Dockerfile.build',
        final: 'docker/Dockerfile',
      }),
      [`${folder}/lint.sh`]: `hadolint ${here}.build"\n`,
      [`${folder}/more/x.sh`]: `docker build -f ${here}.build" . # $(\n`,
    }
  })
  expect(await gone({ ...folders[0], ...folders[1] })).toBe('')
  delete folders[0]!['services/a/lint.sh']
  delete folders[0]!['services/a/more/x.sh']
  expect(await gone({ ...folders[0], ...folders[1] })).toBe('services/a/docker/Dockerfile.build')
})

test('a builder that stays for one of two stays for both', async () => {
  const files = { ...shared, 'tools/lint.sh': 'hadolint shared/Dockerfile.build\n' }
  expect(await summary(files)).toEqual([
    'services/a/build.sh: folded SF503',
    'services/b/build.sh: folded SF503',
    'tools/lint.sh: nothing',
  ])
  expect(await gone(files)).toBe('')
  const open = { ...shared, 'services/a/lint.sh': 'hadolint ../../shared/Dockerfile.build\n' }
  expect(await gone(open)).toBe('')
})

test('another script that makes the same image of the same files goes on to do so', async () => {
  const files = { ...pattern('a', 'app'), 'a/ci.sh': script('app') }
  const [result, ...others] = await scanned(files, { paths: ['a/build.sh'] })
  expect(others).toEqual([])
  expect(result!.result.edits.map(({ path }) => path)).toEqual(['a/Dockerfile', 'a/build.sh'])
  expect(result!.result.diagnostics.map(({ code }) => code)).toContain('SF523')
})
