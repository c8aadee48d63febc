import { describe, expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { hintOf } from '../../src/report/message.ts'
import type { FoldResult } from '../../src/result.ts'

interface Given {
  readonly tag?: string
  readonly first?: string
  readonly last?: string
  readonly before?: string
  readonly between?: string
  readonly files?: Readonly<Record<string, string | { link: string }>>
}

/** Two builds in two folders, folded with the option or without. */
function folded(given: Given, namedContexts = true): FoldResult {
  const { tag = 'app:build' } = given
  const script = [
    given.before ?? ':',
    given.first ?? `docker build -t ${tag} server`,
    `docker create --name x ${tag}`,
    'docker cp x:/app deploy/app',
    'docker rm x',
    given.between ?? ':',
    given.last ?? 'docker build -t app deploy',
  ].join('\n')
  const files = {
    'build.sh': `${script}\n`,
    'server/Dockerfile': 'FROM alpine\nCOPY main.txt /src/\nRUN cat /src/* > /app\n',
    'server/main.txt': 'main\n',
    'deploy/Dockerfile': 'FROM alpine\nCOPY conf.txt /etc/\nCOPY app /app\n',
    'deploy/conf.txt': 'conf\n',
    ...given.files,
  }
  return fold({ project: memoryProject(files), script: 'build.sh', namedContexts })
}

function scriptOf(result: FoldResult): string | undefined {
  return result.edits
    .find(({ path }) => path === 'build.sh')
    ?.after?.trimEnd()
    .split('\n')
    .at(-1)
}

describe('the directory', () => {
  test.each([
    ['as it is written', {}, 'build-context=server'],
    ['with its quotes', { first: 'docker build -t app:build "./server"' }, 'build-context="./server"'],
    [
      'with a command',
      { first: 'docker build -t app:build "$(pwd)/server"' },
      'build-context="$(pwd)/server"',
    ],
    ['with its variables', { before: 'D=server', first: 'docker build -t app:build $D' }, 'build-context=$D'],
    [
      'from another folder',
      { between: 'cd deploy', last: 'docker build -t app .' },
      'build-context=../server',
    ],
    [
      'that would be taken for a URL',
      {
        first: 'docker build -t app:build -f server/Dockerfile github.com/x',
        files: { 'github.com/x/main.txt': '' },
      },
      'build-context=./github.com/x',
    ],
  ])('%s', (_name, given, option) => {
    expect(scriptOf(folded(given))).toMatch(`docker build --build-context ${option} -t app`)
  })
})

describe('the name', () => {
  const name = (given: Given): string => /--build-context ([^=]+)=/.exec(scriptOf(folded(given))!)![1]!

  test.each([
    ['is the stage’s', {}, 'build-context'],
    ['is an image name', { tag: 'app:a..build__x' }, 'a-build-x-context'],
    [
      'is no image’s',
      { files: { 'deploy/Dockerfile': 'FROM docker.io/library/build-context:1\nCOPY conf.txt app /\n' } },
      'build-context-2',
    ],
    [
      'is no other context’s',
      {
        first: 'docker build --build-context build-context=x -t app:build server',
        last: 'docker build --build-context build-context=x -t app deploy',
      },
      'build-context-2',
    ],
  ])('%s', (_case, given, expected) => {
    expect(name(given)).toBe(expected)
  })
})

describe('the hint names the option', () => {
  const hints = (given: Given): string[] => folded(given, false).diagnostics.map(hintOf)
  const option = expect.stringMatching(/, or fold with --named-contexts$/)
  const link = { 'server/main.txt': { link: '/lib/a' }, 'server/lib/a': 'a\n' }
  const lists = {
    'Dockerfile.build': 'FROM alpine\nCOPY . /src\nRUN cat /src/* > /app\n',
    Dockerfile: 'FROM alpine\nCOPY . /srv\n',
    'conf.txt': 'conf\n',
  }
  const builds = { first: 'docker build -t app:build -f Dockerfile.build .', last: 'docker build -t app .' }

  test.each([
    ['an absolute link', { files: link }],
    ['a context outside', { first: 'docker build -t app:build -f server/Dockerfile /src' }],
    [
      'a list of the final build',
      { ...builds, files: { ...lists, 'Dockerfile.dockerignore': 'conf.txt\n' } },
    ],
  ])('for %s', (_name, given) => {
    expect(hints(given)).toContainEqual(option)
    expect(folded(given).status).toBe('folded')
  })

  test.each([
    [
      'a list of the builder',
      { ...builds, files: { ...lists, 'Dockerfile.build.dockerignore': 'conf.txt\n' } },
    ],
    [
      'an archive beside the link',
      {
        files: {
          ...link,
          'server/Dockerfile': 'FROM alpine\nCOPY main.txt /app\nADD lib.tar /\n',
          'server/lib.tar': '\0',
        },
      },
    ],
    ['another refusal', { files: link, last: 'docker build --network host -t app deploy' }],
  ])('but not for %s', (_name, given) => {
    expect(folded(given, false).status).toBe('refused')
    expect(hints(given)).not.toContainEqual(option)
    expect(folded(given).status).toBe('refused')
  })
})

describe('a merged Dockerfile elsewhere', () => {
  const files = {
    'Dockerfile.build': 'FROM alpine\nCOPY main.txt /app\n',
    'main.txt': 'main\n',
    Dockerfile: 'FROM alpine\nCOPY . /srv\n',
    'Dockerfile.dockerignore': 'main.txt\nDockerfile*\n',
    'build.sh': [
      'docker build -t app:build -f Dockerfile.build .',
      'docker create --name x app:build',
      'docker cp x:/app app',
      'docker build -t app .',
    ].join('\n'),
  }

  test('loses the list beside the old one', () => {
    const options = { project: memoryProject(files), script: 'build.sh', namedContexts: true }
    expect(fold(options).status).toBe('folded')
    expect(fold({ ...options, output: 'Other' }).diagnostics.map(({ code }) => code)).toContain('SF314')
  })

  test('gets a list where the contexts are united', () => {
    const project = memoryProject({ ...files, 'Dockerfile.build': 'FROM alpine\nRUN touch /app\n' })
    const { edits } = fold({ project, script: 'build.sh', output: 'Other' })
    expect(edits.find(({ path }) => path === '.dockerignore')?.after).toBe('main.txt\nDockerfile*\n')
  })
})
