import { describe, expect, test } from '@jest/globals'
import { worldAfter } from '../shell/run.ts'

/** equivalence.md §3: what lies at the destination, what is copied, the path where it comes to lie. */
const rows: [row: string, before: string, copy: string, path: string | null, placement?: string][] = [
  ['a file to a new name', '', '/o/app ./app', 'app', 'rename'],
  ['a file to another name', '', '/o/app ./bin', 'bin', 'rename'],
  ['a file below a missing parent', '', '/o/app out/app', null],
  ['a file below two missing parents', '', '/o/app a/b/app', null],
  ['over a file', '', '/o/app main.go', 'main.go', 'replace'],
  ['over a file of another name', '', '/o/x main.go', 'main.go', 'replace'],
  ['into the working directory', '', '/o/app .', 'app', 'inside'],
  ['into ./', '', '/o/app ./', 'app', 'inside'],
  ['into a directory of the repository', '', '/o/app dir', 'dir/app', 'inside'],
  ['into it with a slash', '', '/o/app dir/', 'dir/app', 'inside'],
  ['under a name in it', '', '/o/app dir/server', 'dir/server', 'rename'],
  ['into a directory that the script made', 'mkdir out', '/o/app out', 'out/app', 'inside'],
  ['into nested ones', 'mkdir -p a/b', '/o/app a/b', 'a/b/app', 'inside'],
  ['into the parent of nested ones', 'mkdir -p a/b', '/o/app a', 'a/app', 'inside'],
  ['a directory of the repository that was removed', 'rm -rf dir', '/o/app dir', 'dir', 'rename'],
  ['made, removed', 'mkdir out; rmdir out', '/o/app out', 'out', 'rename'],
  ['removed, made', 'rm -rf dir && mkdir dir', '/o/app dir', 'dir/app', 'inside'],
  ['below a removed directory', 'rm -rf dir', '/o/app dir/app', null],
  ['contents merged', '', '/o/dist/. dir', 'dir', 'merge'],
  ['contents to a missing name', '', '/o/dist/. dist', 'dist', 'rename'],
  ['contents over a file', '', '/o/dist/. main.go', null],
  ['contents into the working directory', '', '/o/dist/. .', '', 'merge'],
  ['a missing name with a slash', '', '/o/dist dist/', 'dist', 'rename'],
  ['after cd', 'cd dir', '/o/app .', 'dir/app', 'inside'],
  ['after cd in a subshell', '(cd dir)', '/o/app .', 'app', 'inside'],
  ['above with ..', 'cd dir', '/o/app ../app', 'app', 'rename'],
  ['to $PWD', '', '/o/app "$PWD/app"', 'app', 'rename'],
  ['to `pwd`', '', '/o/app `pwd`/dir', 'dir/app', 'inside'],
  ['behind a test that makes the directory', '[ -d out ] || mkdir out', '/o/app out/', 'out/app', 'inside'],
  ['behind a test for one that is there', '[ -d dir ] || mkdir dir', '/o/app dir', 'dir/app', 'inside'],
  ['behind an if that makes it', 'if [ ! -d out ]; then mkdir out; fi', '/o/app out', 'out/app', 'inside'],
  [
    'behind an if for one that is there',
    'if [ ! -d dir ]; then mkdir dir; fi',
    '/o/app dir',
    'dir/app',
    'inside',
  ],
  ['container path without its slash', '', 'o/app .', 'app', 'inside'],
  ['container path with dots', '', '/o/../p/./app .', 'app', 'inside'],
]

describe('E30: docker cp lands', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_name, [, before, copy, path, placement]) => {
    const [source, destination] = copy.split(' ')
    const world = worldAfter(
      `${before}\ndocker create --name c image\ndocker cp c:${source} ${destination}\n`,
      {
        'main.go': 'package main\n',
        'dir/file': 'x\n',
      },
    )
    const found = world.steps.flatMap((step) => (step.kind === 'extract' ? [step.artifact] : []))
    if (path === null) {
      expect(found).toEqual([])
      expect(world.obstacles.map(({ reason }) => reason)).toEqual(['copy-fails'])
    } else {
      expect(found).toMatchObject([{ path, placement }])
      expect(world.obstacles).toEqual([])
    }
  })

  test('the second copy into a directory that the first one made goes inside it', () => {
    const world = worldAfter(
      'docker create --name c image\ndocker cp c:/o/dist/. dist\ndocker cp c:/o/app dist\n',
    )
    const paths = world.steps.flatMap((step) => (step.kind === 'extract' ? [step.artifact.path] : []))
    expect(paths).toEqual(['dist', 'dist/app'])
  })
})
