import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createWriter } from '../../src/apply/apply.ts'
import { journalPath, readJournal, writeJournal } from '../../src/apply/journal.ts'
import { refusalText } from '../../src/apply/refusal.ts'
import { writeAll } from '../../src/apply/transaction.ts'
import { undoLastWrite } from '../../src/apply/undo.ts'
import type { MemoryEntry } from '../../src/project/memory.ts'
import type { FileChange } from '../../src/result.ts'
import { temporaryTree } from '../project/temporary.ts'

const env = { XDG_STATE_HOME: temporaryTree() }

function edit(path: string, before: string | null, after: string | null): FileChange {
  return { path, before, after, encoding: 'utf8' }
}

function write(root: string, ...edits: readonly FileChange[]) {
  return createWriter(root, { env })(edits)
}

function textOf(root: string, path: string): string | null {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null
}

test('writes, creates and deletes, and undo brings all of it back', () => {
  const root = temporaryTree({ changed: 'a\r\n', deleted: 'b' })
  chmodSync(join(root, 'deleted'), 0o640)
  const edits = [edit('changed', 'a\r\n', 'c'), edit('deleted', 'b', null), edit('new', null, 'd')]
  expect(write(root, ...edits)).toEqual([])
  expect(readdirSync(root)).toEqual(['changed', 'new'])
  expect(undoLastWrite(root, env)).toEqual({ paths: ['changed', 'deleted', 'new'], refusals: [] })
  expect(readdirSync(root)).toEqual(['changed', 'deleted'])
  expect([textOf(root, 'changed'), textOf(root, 'deleted')]).toEqual(['a\r\n', 'b'])
  expect(statSync(join(root, 'deleted')).mode & 0o777).toBe(0o640)
})

test('bytes that are no UTF-8 are written as they were read', () => {
  const root = temporaryTree({ f: Uint8Array.of(0xe4, 0x0a) })
  expect(
    createWriter(root, { env })([{ path: 'f', before: 'ä\n', after: 'ä!\n', encoding: 'latin1' }]),
  ).toEqual([])
  expect([...readFileSync(join(root, 'f'))]).toEqual([0xe4, 0x21, 0x0a])
})

test('several pipelines of one writer are taken back together', () => {
  const root = temporaryTree({ a: '1', b: '1' })
  const writer = createWriter(root, { env })
  expect(writer([edit('a', '1', '2')])).toEqual([])
  expect(writer([edit('b', '1', '2')])).toEqual([])
  expect(undoLastWrite(root, env).paths).toEqual(['a', 'b'])
  expect([textOf(root, 'a'), textOf(root, 'b')]).toEqual(['1', '1'])
})

const refusals: readonly (readonly [string, Record<string, MemoryEntry>, FileChange, string])[] = [
  ['changed', { f: 'now' }, edit('f', 'then', 'x'), 'changed'],
  ['deleted meanwhile', {}, edit('f', 'then', 'x'), 'changed'],
  ['created meanwhile', { f: 'now' }, edit('f', null, 'x'), 'changed'],
  ['outside, by a link', { f: { link: '/etc/hostname' } }, edit('f', 'x', 'y'), 'outside'],
  ['outside, by its directory', { d: { link: '/etc' } }, edit('d/hostname', 'x', 'y'), 'outside'],
  ['a broken link', { f: { link: 'gone' } }, edit('f', 'x', 'y'), 'outside'],
  ['a link to delete', { g: 'x', f: { link: 'g' } }, edit('f', 'x', null), 'link'],
  ['in no directory', {}, edit('d/f', null, 'x'), 'no-directory'],
]

test.each(refusals)('%s is refused, with all else', (_name, files, refused, reason) => {
  const root = temporaryTree({ ...files, other: '1' })
  expect(write(root, edit('other', '1', '2'), refused)).toEqual([{ path: refused.path, reason }])
  expect(textOf(root, 'other')).toBe('1')
})

test('a link within the project stays one', () => {
  const root = temporaryTree({ 'real/f': '1', f: { link: 'real/f' } })
  expect(write(root, edit('f', '1', '2'))).toEqual([])
  expect(textOf(root, 'real/f')).toBe('2')
  expect(undoLastWrite(root, env).paths).toEqual(['f'])
  expect(textOf(root, 'real/f')).toBe('1')
})

describe('a write that fails in the middle', () => {
  test('leaves every file, and the journal before it, as they were', () => {
    const root = temporaryTree({ a: '1', b: '1' })
    write(root, edit('a', '1', '2'))
    // Its temporary name is taken, as if another run had been killed.
    mkdirSync(join(root, `.b.stagefold-${process.pid}`))
    const [refusal] = write(root, edit('a', '2', '3'), edit('b', '1', '2'))
    expect(refusal).toMatchObject({ reason: 'failed', detail: expect.stringContaining('EEXIST') })
    expect([textOf(root, 'a'), textOf(root, 'b')]).toEqual(['2', '1'])
    expect(undoLastWrite(root, env).paths).toEqual(['a'])
    expect(textOf(root, 'a')).toBe('1')
  })

  test('is rolled back, also when files have their new names already', () => {
    const root = temporaryTree({ a: '1', b: '1', c: '1', 'd/x': '' })
    const change = (path: string, before: string | null, after: string | null) => {
      const bytes = (text: string | null) => (text === null ? null : Buffer.from(text))
      return { path, file: join(root, path), before: bytes(before), after: bytes(after) }
    }
    // A directory in the place of a file: the rename fails, after three others.
    const changes = [
      change('a', '1', '2'),
      change('b', '1', null),
      change('new', null, '2'),
      change('d', '1', '2'),
    ]
    expect(() => writeAll(changes)).toThrow('EISDIR')
    expect(readdirSync(root)).toEqual(['a', 'b', 'c', 'd'])
    expect([textOf(root, 'a'), textOf(root, 'b')]).toEqual(['1', '1'])
  })

  test('or is killed, can be undone: what is still as before is fine', () => {
    const root = temporaryTree({ a: '2', b: '1' })
    const bytes = (text: string) => Buffer.from(text)
    writeJournal(journalPath(root, env), root, [
      { path: 'a', before: bytes('1'), after: bytes('2') },
      { path: 'b', before: bytes('1'), after: bytes('2') },
    ])
    expect(undoLastWrite(root, env).paths).toEqual(['a'])
    expect([textOf(root, 'a'), textOf(root, 'b')]).toEqual(['1', '1'])
  })
})

describe('in git', () => {
  const git = (root: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root, stdio: 'pipe' })

  function repository(files: Record<string, MemoryEntry>): string {
    const root = temporaryTree(files)
    git(root, 'init', '--quiet')
    git(root, 'add', '--all', '--force')
    git(root, 'commit', '--quiet', '--message', 'all')
    return root
  }

  test('what is committed is written, whatever the name', () => {
    const root = repository({ 'ä *[x] ".sh': '1', other: '1' })
    writeFileSync(join(root, 'other'), '2')
    expect(write(root, edit('ä *[x] ".sh', '1', '2'))).toEqual([])
  })

  test.each([
    ['modified', 'uncommitted'],
    ['staged', 'uncommitted'],
    ['untracked', 'untracked'],
    ['ignored', 'untracked'],
  ])('what is %s is not, without --allow-dirty', (state, reason) => {
    const root = repository({ '.gitignore': 'ignored\n', modified: '0', staged: '0' })
    for (const name of ['modified', 'staged', 'untracked', 'ignored']) writeFileSync(join(root, name), '1')
    git(root, 'add', 'staged')
    expect(write(root, edit(state, '1', '2'))).toEqual([{ path: state, reason }])
    expect(createWriter(root, { env, allowDirty: true })([edit(state, '1', '2')])).toEqual([])
  })

  test('a project may be a folder of the repository', () => {
    const root = join(repository({ 'services/a/f': '1' }), 'services/a')
    writeFileSync(join(root, 'f'), '2')
    expect(write(root, edit('f', '2', '3'))).toEqual([{ path: 'f', reason: 'uncommitted' }])
  })

  test('the journal is no file of the work tree', () => {
    const root = repository({ f: '1' })
    write(root, edit('f', '1', '2'))
    expect(readJournal(journalPath(root, env))).toHaveLength(1)
    expect(git(root, 'status', '--porcelain').toString()).toBe(' M f\n')
    expect(journalPath(root, env)).toContain(join(root, '.git'))
  })

  test('a repository that git does not read is no licence to write', () => {
    const root = repository({ f: '1' })
    writeFileSync(join(root, '.git/config'), '[broken')
    expect(write(root, edit('f', '1', '2'))).toMatchObject([{ path: 'f', reason: 'git' }])
  })
})

test('a refusal as a text', () => {
  expect(refusalText({ path: 'f', reason: 'link' })).toBe(
    'f is a symbolic link and would be deleted; delete what it stands for by hand',
  )
  expect(refusalText({ path: 'f', reason: 'failed', detail: 'ENOSPC' }, 'd/f')).toBe(
    'd/f could not be written; every file is as it was (ENOSPC)',
  )
})
