import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gitignoreMatcher } from '../../src/project/gitignore.ts'
import { temporaryTree } from './temporary.ts'

const files = [
  'a',
  'b.o',
  'b[1]',
  'c c ',
  'd/a',
  'd/b.o',
  'd/e/a',
  'd/e/f/g.o',
  'x-y',
  'e/\\q',
  '#h',
  '!i',
  'ä',
]
const root = temporaryTree(Object.fromEntries(files.map((path) => [path, ''])))
execFileSync('git', ['init', '--quiet', root])

const tables: readonly (readonly [top: string, d: string])[] = [
  ['*.o', '!b.o'],
  ['/a', ''],
  ['d/', '!e/'],
  ['d/*', '!e/'],
  ['d/*\n!d/e', 'a'],
  ['**/a', ''],
  ['d/**', ''],
  ['d/**/g.o', ''],
  ['**/e/**', '!f/'],
  ['*\n!*/\n!*.o', ''],
  ['b[[]1]', ''],
  ['b\\[1\\]', ''],
  ['b[1]', ''],
  ['c c\\ ', ''],
  ['c c ', ''],
  ['c c   ', ''],
  ['\\#h\n\\!i', ''],
  ['#h\n!i', ''],
  ['[!a-c]', ''],
  ['[^a-c]', ''],
  ['[[:alpha:]]', ''],
  ['[[:foo:]]', ''],
  ['[a', ''],
  ['[]a]', ''],
  ['[z-a]', ''],
  ['a\\', ''],
  ['?', ''],
  ['x[,--]y', ''],
  ['e/\\\\q', ''],
  ['\uFEFFa\r\n*.o\r', ''],
  ['ä', ''],
  ['/', ''],
  ['//', ''],
  ['a/', 'a'],
  ['d/e', ''],
  ['/d/e/', ''],
  ['e/f', 'e/f'],
  ['', '/e'],
  ['***', ''],
  ['d/***/a', ''],
]

test.each(tables)('%j above %j is decided as git does', (top, inner) => {
  expect(ours(top, inner)).toEqual(gits(top, inner))
})

// `d**/a` is one star by the manual, but git before 2.41 lets it cross directories.
const halfStars = /(?!^!)[^/*]\*{2}/

test('made-up rules are decided as git does', () => {
  const glob = fc
    .array(fc.constantFrom('a', 'b.o', 'd', 'e', 'f', '*', '**', '/', '/', '!', '?', '[a-d]', '[!x]', ' '), {
      maxLength: 6,
    })
    .map((pieces) => pieces.join(''))
    .filter((line) => !halfStars.test(line))
  const text = fc.array(glob, { maxLength: 3 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (top, inner) => {
      expect(ours(top, inner)).toEqual(gits(top, inner))
    }),
    { numRuns: 100 },
  )
})

function ours(top: string, inner: string): readonly string[] {
  const texts: Record<string, string> = { '': top, d: inner }
  const ignored = gitignoreMatcher((directory) => texts[directory] ?? null)
  return files.filter((path) => ignored(path, false))
}

function gits(top: string, inner: string): readonly string[] {
  writeFileSync(join(root, '.gitignore'), top)
  writeFileSync(join(root, 'd/.gitignore'), inner)
  const command = ['-C', root, 'check-ignore', '--no-index', '-z', '--stdin']
  const { stdout } = spawnSync('git', command, { input: files.join('\0'), encoding: 'utf8' })
  return stdout.split('\0').filter((path) => path !== '')
}
