import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Io } from '../../src/cli/io.ts'
import { fromHere, fromRepository } from '../../src/cli/locate.ts'
import { temporaryTree } from '../project/temporary.ts'

const folder = temporaryTree({ 'work/repo/.git/HEAD': '', 'work/repo/services/a/build.sh': '' })
const repository = join(folder, 'work/repo')

function ioIn(cwd: string, env: Io['env'] = {}): Io {
  const silent = { write: () => true }
  return { stdout: silent, stderr: silent, cwd: join(repository, cwd), env, command: 'stagefold' }
}

test('people read paths from where they stand', () => {
  expect(fromHere(ioIn('services'))('..', 'services/a/build.sh')).toBe('a/build.sh')
  expect(fromHere(ioIn(''))('.', '')).toBe('.')
})

test.each([
  ['the repository around the working directory', {}, 'services/a/build.sh'],
  ['what a job has checked out', { GITHUB_WORKSPACE: join(folder, 'work') }, 'repo/services/a/build.sh'],
  ['no workspace that is elsewhere', { GITHUB_WORKSPACE: '/elsewhere' }, 'services/a/build.sh'],
])('services read them from %s', (_name, env, expected) => {
  expect(fromRepository(ioIn('services', env))('..', 'services/a/build.sh')).toBe(expected)
  expect(fromRepository(ioIn('', env))('.', 'services/a/build.sh')).toBe(expected)
})
