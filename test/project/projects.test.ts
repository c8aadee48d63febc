import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { decode, encode } from '../../src/project/decode.ts'
import { diskProject } from '../../src/project/disk.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { MemoryEntry } from '../../src/project/memory.ts'
import { snapshot } from '../../src/project/snapshot.ts'
import { temporaryTree } from './temporary.ts'

const tree: Record<string, MemoryEntry> = {
  'build.sh': '#!/bin/sh\r\necho ä\n',
  'bom.sh': '\uFEFFecho\n',
  empty: '',
  'latin1.sh': Uint8Array.of(0x65, 0xe4, 0x80, 0x0a),
  program: Uint8Array.of(0x7f, 0x45, 0, 0),
  'a/b/c.txt': 'c',
  'a/.gitignore': '*.log\n',
  'a/x.log': '',
  'a/Z': '',
  hollow: { directory: true },
  'to-file': { link: 'a/b/c.txt' },
  'to-directory': { link: './a/b/' },
  'a/up': { link: '../build.sh' },
  'a/b/through': { link: '../../to-directory/../Z' },
  nowhere: { link: 'gone' },
  loop: { link: 'loop' },
  outside: { link: '../..' },
  absolute: { link: '/etc' },
}

const root = temporaryTree(tree)
const disk = diskProject(root)
const memory = memoryProject(tree)

const paths = [
  '',
  ...Object.keys(tree),
  'a',
  'a/b',
  'gone',
  'a/gone/x',
  'build.sh/x',
  'to-directory/c.txt',
  'to-directory/through',
  'outside/etc',
  'absolute/passwd',
  '../x',
  'a/../build.sh',
  './build.sh',
  '/etc/passwd',
  'a//b',
  'a/',
  'nul\0byte',
]

describe('disk and memory agree', () => {
  test.each(paths)('%j', (path) => {
    expect(look(memory, path)).toEqual(look(disk, path))
  })
})

function look(project: typeof disk, path: string) {
  const { kind, read, list, linkTarget, ignoredByGit } = project
  return [kind(path), read(path), list(path), linkTarget(path), ignoredByGit(path)]
}

test.each([
  ['build.sh', { text: '#!/bin/sh\r\necho ä\n', encoding: 'utf8', binary: false }],
  ['bom.sh', { text: '\uFEFFecho\n', encoding: 'utf8', binary: false }],
  ['latin1.sh', { text: 'eä\u0080\n', encoding: 'latin1', binary: false }],
  ['program', { text: '\u007fE\0\0', encoding: 'utf8', binary: true }],
  ['a/b/through', { text: '', encoding: 'utf8', binary: false }],
  ['hollow', null],
  ['outside', null],
  ['gone', null],
])('reads %s', (path, expected) => {
  expect(disk.read(path)).toEqual(expected)
})

test('links that leave the root are missing', () => {
  expect([disk.kind('outside'), disk.kind('absolute'), disk.kind('absolute/passwd')]).toEqual(
    Array<string>(3).fill('missing'),
  )
  expect(disk.linkTarget('absolute')).toBe('/etc')
})

test('names are sorted by code unit', () => {
  expect(disk.list('a')).toEqual(['.gitignore', 'Z', 'b', 'up', 'x.log'])
})

test('the rules of a repository above the root count', () => {
  const repository = temporaryTree({
    '.git': { directory: true },
    '.gitignore': '/services/*/out\n!keep\n',
    'services/.gitignore': '*.o\n',
    'services/a/out/app': '',
    'services/a/x.o': '',
    'services/a/main.c': '',
  })
  const project = diskProject(join(repository, 'services/a'))
  const ignored = ['out', 'out/app', 'x.o', 'main.c', ''].filter((path) => project.ignoredByGit(path))
  expect(ignored).toEqual(['out', 'out/app', 'x.o'])
})

test('texts are read anew, names are remembered', () => {
  const folder = temporaryTree({ 'build.sh': 'one', 'gone.sh': '' })
  const project = diskProject(folder)
  expect(project.read('build.sh')?.text).toBe('one')
  writeFileSync(join(folder, 'build.sh'), 'two')
  writeFileSync(join(folder, 'late.sh'), '')
  rmSync(join(folder, 'gone.sh'))
  expect(project.read('build.sh')?.text).toBe('two')
  expect([project.kind('late.sh'), project.read('late.sh')]).toEqual(['missing', null])
  expect([project.kind('gone.sh'), project.read('gone.sh')]).toEqual(['file', null])
})

test('a snapshot has the text that was read first', () => {
  const folder = temporaryTree({ 'build.sh': 'one' })
  const project = snapshot(diskProject(folder))
  expect([project.read('build.sh')?.text, project.read('gone')]).toEqual(['one', null])
  writeFileSync(join(folder, 'build.sh'), 'two')
  expect(project.read('build.sh')?.text).toBe('one')
})

test('a root that is not there throws', () => {
  expect(() => diskProject(join(root, 'gone'))).toThrow('ENOENT')
})

test('a memory path in another form throws', () => {
  expect(() => memoryProject({ '../x': '' })).toThrow('`../x` is not a path of a project')
})

test('encode gives the bytes back that decode read', () => {
  const everyByte = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256)
  const { text, encoding } = decode(everyByte)
  expect(encoding).toBe('latin1')
  expect(encode(text, encoding)).toEqual(everyByte)
})
