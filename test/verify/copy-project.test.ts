import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { copyProject } from '../../src/verify/copy-project.ts'
import { temporaryTree } from '../project/temporary.ts'

const { PATH } = process.env
afterEach(() => {
  process.env['PATH'] = PATH
})

/** A `cp` that does a half and fails: what another system's does with options that it does not have. */
const poor = '#!/bin/sh\nfor last; do :; done\necho half > "$last/half"\nexit 1\n'

describe.each(['the program', 'Node, where the program is another one'])('by %s', (way) => {
  async function copied(withGit = false) {
    const root = temporaryTree({
      'a b/-rf': 'text',
      '-n': 'text',
      script: '#!/bin/sh\n',
      '.git/HEAD': 'ref',
      'deep/.git/HEAD': 'ref',
      '.hidden': '',
    })
    chmodSync(join(root, 'script'), 0o4751)
    chmodSync(root, 0o750)
    symlinkSync('nowhere', join(root, 'dangling'))
    symlinkSync('a b', join(root, 'folder'))
    utimesSync(join(root, 'script'), 1e9, 1e9)
    execFileSync('mkfifo', [join(root, 'pipe')])
    const copy = join(temporaryTree(), 'project')
    if (way !== 'the program') {
      const bin = temporaryTree({ cp: poor })
      chmodSync(join(bin, 'cp'), 0o755)
      process.env['PATH'] = `${bin}:${PATH}`
    }
    await copyProject(root, copy, withGit)
    return (name: string) => join(copy, name)
  }

  test('files, modes, times and links', async () => {
    const at = await copied()
    expect(readFileSync(at('a b/-rf'), 'utf8')).toBe('text')
    expect(readFileSync(at('-n'), 'utf8')).toBe('text')
    expect(existsSync(at('.hidden'))).toBe(true)
    expect(existsSync(at('half'))).toBe(false)
    expect(statSync(at('script')).mode & 0o7777).toBe(0o4751)
    expect(statSync(at('script')).mtimeMs).toBe(1e12)
    expect(statSync(at('')).mode & 0o777).toBe(0o750)
    expect(readlinkSync(at('dangling'))).toBe('nowhere')
    expect(readlinkSync(at('folder'))).toBe('a b')
    expect(lstatSync(at('folder')).isSymbolicLink()).toBe(true)
  })

  test('.git where it is asked for', async () => {
    const at = await copied()
    expect(existsSync(at('.git'))).toBe(false)
    expect(existsSync(at('deep/.git/HEAD'))).toBe(true)
    const all = await copied(true)
    expect(existsSync(all('.git/HEAD'))).toBe(true)
  })
})

test('an empty project', async () => {
  const copy = join(temporaryTree(), 'project')
  await copyProject(temporaryTree({ '.git/HEAD': '' }), copy, false)
  expect(existsSync(copy)).toBe(true)
})

test('what is not there is told', async () => {
  await expect(copyProject('/nowhere', join(temporaryTree(), 'project'), false)).rejects.toThrow('ENOENT')
})
