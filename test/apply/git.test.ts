import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createWriter } from '../../src/apply/apply.ts'
import { GitGuard } from '../../src/apply/git.ts'
import { journalPaths } from '../../src/apply/journal-paths.ts'
import { undoLastWrite } from '../../src/apply/undo.ts'
import type { MemoryEntry } from '../../src/project/memory.ts'
import type { FileChange } from '../../src/result.ts'
import { temporaryTree } from '../project/temporary.ts'

const env = { XDG_STATE_HOME: temporaryTree() }
const before = { ...process.env }

afterEach(() => {
  for (const name of ['PATH', 'GIT_DIR', 'GIT_INDEX_FILE']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})

function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always']
  return execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe', encoding: 'utf8' })
}

/** Files of a new repository, all of them committed. */
function commit(root: string): string {
  git(root, 'init', '--quiet')
  git(root, 'add', '--all', '--force')
  git(root, 'commit', '--quiet', '--message', 'all')
  return root
}

function repository(files: Record<string, MemoryEntry>): string {
  return commit(temporaryTree(files))
}

function edit(path: string, before: string | null, after: string | null): FileChange {
  return { path, before, after, encoding: 'utf8' }
}

function write(root: string, edits: readonly FileChange[], allowDirty = false) {
  const writer = createWriter(root, { env, allowDirty })
  const refusals = writer.write(edits)
  writer.finish()
  return refusals
}

test('what is committed is written, whatever the name', () => {
  const root = repository({ 'ä *[x] ".sh': '1', other: '1' })
  writeFileSync(join(root, 'other'), '2')
  expect(write(root, [edit('ä *[x] ".sh', '1', '2')])).toEqual([])
})

test.each([
  ['modified', 'uncommitted'],
  ['staged', 'uncommitted'],
  ['added', 'uncommitted'],
  ['untracked', 'untracked'],
  ['ignored', 'untracked'],
  ['assumed', 'hidden'],
  ['skipped', 'hidden'],
])('what is %s is not, without --allow-dirty', (state, reason) => {
  const root = repository({
    '.gitignore': 'ignored\n',
    modified: '0',
    staged: '0',
    assumed: '0',
    skipped: '0',
  })
  git(root, 'update-index', '--assume-unchanged', 'assumed')
  git(root, 'update-index', '--skip-worktree', 'skipped')
  for (const name of ['modified', 'staged', 'added', 'untracked', 'ignored', 'assumed', 'skipped'])
    writeFileSync(join(root, name), '1')
  git(root, 'add', 'staged')
  git(root, 'add', '--intent-to-add', 'added')
  expect(write(root, [edit(state, '1', '2')])).toEqual([{ path: state, reason }])
  expect(write(root, [edit(state, '1', '2')], true)).toEqual([])
})

test('nothing is committed in a repository without commits', () => {
  const root = temporaryTree({ f: '1' })
  git(root, 'init', '--quiet')
  git(root, 'add', 'f')
  expect(write(root, [edit('f', '1', '2')])).toEqual([{ path: 'f', reason: 'uncommitted' }])
})

test('a project may be a folder of the repository', () => {
  const root = join(repository({ 'services/a/f': '1' }), 'services/a')
  writeFileSync(join(root, 'f'), '2')
  expect(write(root, [edit('f', '2', '3')])).toEqual([{ path: 'f', reason: 'uncommitted' }])
})

test('behind a link it is the file that counts', () => {
  const root = repository({ 'real/f': '0', f: { link: 'real/f' }, folder: { link: 'real' } })
  expect(write(root, [edit('folder/f', '0', '1')])).toEqual([])
  expect(write(root, [edit('f', '1', '2')])).toEqual([{ path: 'f', reason: 'uncommitted' }])
})

describe('a repository below the project', () => {
  test('is asked for its own files', () => {
    const root = repository({ f: '1' })
    mkdirSync(join(root, 'nested'))
    writeFileSync(join(root, 'nested/f'), '1')
    writeFileSync(join(root, 'nested/dirty'), '1')
    commit(join(root, 'nested'))
    writeFileSync(join(root, 'nested/dirty'), '2')
    expect(write(root, [edit('f', '1', '2'), edit('nested/f', '1', '2')])).toEqual([])
    expect(write(root, [edit('nested/dirty', '2', '3')])).toEqual([
      { path: 'nested/dirty', reason: 'uncommitted' },
    ])
  })

  test('may be a submodule', () => {
    const library = repository({ f: '1' })
    const root = repository({ g: '1' })
    git(root, 'submodule', '--quiet', 'add', library, 'sub')
    git(root, 'commit', '--quiet', '--message', 'sub')
    expect(write(root, [edit('sub/f', '1', '2'), edit('g', '1', '2')])).toEqual([])
    expect(write(root, [edit('sub/f', '2', '3')])).toEqual([{ path: 'sub/f', reason: 'uncommitted' }])
    const inner = join(root, 'sub')
    expect(journalPaths(inner, env).folder).toBe(join(root, '.git/modules/sub/stagefold'))
  })
})

test('a linked work tree has its own state and its own journal', () => {
  const main = repository({ f: '1' })
  const root = join(temporaryTree(), 'tree')
  git(main, 'worktree', 'add', '--quiet', root)
  writeFileSync(join(main, 'f'), 'dirty')
  expect(write(root, [edit('f', '1', '2')])).toEqual([])
  expect(readdirSync(join(main, '.git/worktrees/tree/stagefold'))).toHaveLength(1)
  expect(undoLastWrite(root, env).paths).toEqual(['f'])
})

test('a hook is started with the names of one repository, and others are asked all the same', () => {
  const root = repository({ f: '1' })
  writeFileSync(join(root, 'f'), '2')
  process.env['GIT_DIR'] = join(repository({ f: '2' }), '.git')
  process.env['GIT_INDEX_FILE'] = join(process.env['GIT_DIR'], 'index')
  expect(write(root, [edit('f', '2', '3')])).toEqual([{ path: 'f', reason: 'uncommitted' }])
})

describe('without git on the machine', () => {
  test('a project in no repository is written', () => {
    const root = temporaryTree({ f: '1' })
    process.env['PATH'] = ''
    expect(write(root, [edit('f', '1', '2')])).toEqual([])
    expect(undoLastWrite(root, env).paths).toEqual(['f'])
  })

  test('one in a repository is not, and its journal is where git would find it', () => {
    const root = repository({ f: '1' })
    process.env['PATH'] = ''
    const reason = { reason: 'git', detail: 'git is not installed' }
    expect(write(root, [edit('f', '1', '2')])).toEqual([{ path: 'f', ...reason }])
    expect(write(root, [edit('f', '1', '2')], true)).toEqual([])
    Object.assign(process.env, before)
    expect(undoLastWrite(root, env).paths).toEqual(['f'])
  })
})

test('the journal is no file of the work tree', () => {
  const root = repository({ f: '1' })
  write(root, [edit('f', '1', '2')])
  expect(git(root, 'status', '--porcelain')).toBe(' M f\n')
  expect(dirname(journalPaths(root, env).last)).toBe(join(root, '.git/stagefold'))
})

test('a folder with the name .git is no repository', () => {
  const root = temporaryTree({ f: '1', '.git/readme': '' })
  expect(journalPaths(root, env).folder).toBe(join(env.XDG_STATE_HOME, 'stagefold'))
  expect(write(root, [edit('f', '1', '2')])).toEqual([])
})

test('a repository that git does not read is no licence to write', () => {
  const root = repository({ f: '1' })
  writeFileSync(join(root, '.git/config'), '[broken')
  expect(write(root, [edit('f', '1', '2')])).toMatchObject([{ path: 'f', reason: 'git' }])
})

test('many files are one question, and it is answered like few', () => {
  const names = Array.from({ length: 200 }, (_, at) => `d${at}/f`)
  const root = repository(Object.fromEntries(names.map((name) => [name, '1'])))
  writeFileSync(join(root, 'd7/f'), '2')
  git(root, 'rm', '--quiet', '--cached', 'd8/f')
  const files = names.map((path) => ({ path, file: join(root, path) }))
  const few = new GitGuard()
  const expected = files.flatMap((file) => few.refusals([file]))
  expect(new GitGuard().refusals(files)).toEqual(expected)
  expect(expected).toEqual([
    { path: 'd7/f', reason: 'uncommitted' },
    { path: 'd8/f', reason: 'untracked' },
  ])
})

test('what a stopped run has written is no uncommitted change of anybody', () => {
  const root = repository({ shared: '1', b: '1' })
  const stopped = createWriter(root, { env })
  expect(stopped.write([edit('shared', '1', '2')])).toEqual([])
  stopped.stop()
  expect(write(root, [edit('shared', '2', '3'), edit('b', '1', '2')])).toEqual([])
  expect(undoLastWrite(root, env).paths).toEqual(['shared', 'b'])
  expect(git(root, 'status', '--porcelain')).toBe('')
})

test('what has changed since git was asked is not written', () => {
  const root = repository({ a: '1', b: '1' })
  const units = [[edit('a', '1', '2')], [edit('b', '1', '2')]]
  const writer = createWriter(root, { env })
  writer.announce(units)
  writeFileSync(join(root, 'b'), '3')
  expect(units.map((unit) => writer.write(unit))).toEqual([[], [{ path: 'b', reason: 'changed' }]])
  writer.finish()
})
