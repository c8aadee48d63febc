import { expect, test } from '@jest/globals'
import { memoryProject } from '../../src/project/memory.ts'
import { findCandidates } from '../../src/scan/candidates.ts'
import type { ScanEvent, ScanOptions } from '../../src/scan/types.ts'

const docker = '#!/bin/sh\ndocker build .\n'
const project = memoryProject({
  '.gitignore': 'out/\n',
  'a/build.sh': docker,
  'a/release': docker,
  'a/notes.txt': docker,
  'a/quiet.sh': 'echo nothing here\n',
  'a/node_modules/x/build.sh': docker,
  'a/vendor/x/build.sh': docker,
  'b/Makefile': 'image:\n\tdocker build .\n',
  'b/deep/er/build.sh': docker,
  'b/link.sh': { link: 'deep/er/build.sh' },
  'out/build.sh': docker,
  LICENSE: 'docker\n',
})

const table: readonly (readonly [string, Omit<ScanOptions, 'project'>, string])[] = [
  ['everything', {}, 'a/build.sh a/release b/Makefile b/deep/er/build.sh'],
  [
    'what git ignores too',
    { ignored: true },
    'a/build.sh a/release b/Makefile b/deep/er/build.sh out/build.sh',
  ],
  ['a name anywhere', { include: ['build.sh'] }, 'a/build.sh b/deep/er/build.sh'],
  ['a folder with all that is below', { include: ['b'] }, 'b/Makefile b/deep/er/build.sh'],
  ['a folder written as one', { include: ['deep/'] }, 'b/deep/er/build.sh'],
  ['from the root', { include: ['/a/*.sh'] }, 'a/build.sh'],
  ['several globs', { include: ['Makefile', 'release'] }, 'a/release b/Makefile'],
  ['without a folder', { exclude: ['deep'] }, 'a/build.sh a/release b/Makefile'],
  ['without files', { exclude: ['*.sh'] }, 'a/release b/Makefile'],
  ['exclusion outranks', { include: ['a'], exclude: ['a/release'] }, 'a/build.sh'],
  ['two stars', { include: ['b/**/build.sh'] }, 'b/deep/er/build.sh'],
]

test.each(table)('%s', (_, options, expected) => {
  expect(findCandidates('', { ...options, project }).join(' ')).toBe(expected)
})

test('below a folder', () => {
  expect(findCandidates('b', { project })).toEqual(['b/Makefile', 'b/deep/er/build.sh'])
})

test('a repository within is only told', () => {
  const told: string[] = []
  const files = {
    'a/.git/HEAD': '',
    'a/build.sh': docker,
    'b/build.sh': docker,
    'c/d/.git': 'gitdir: x',
    'c/d/build.sh': docker,
  }
  const within = {
    project: memoryProject(files),
    onEvent: (event: ScanEvent) => event.type === 'repository' && told.push(event.path),
  }
  expect(findCandidates('', within)).toEqual(['b/build.sh'])
  expect(told).toEqual(['a', 'c/d'])
  expect(findCandidates('a', within)).toEqual(['a/build.sh'])
})
