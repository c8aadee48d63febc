import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { apply, diskProject, fold, scan, undo } from '../../src/index.ts'
import type { ApplyEvent, ScanResult } from '../../src/index.ts'
import { pattern } from '../scan/pattern.ts'
import { readTree } from '../golden/cases.ts'
import { temporaryTree } from '../project/temporary.ts'

const env = { XDG_STATE_HOME: temporaryTree() }

async function scanned(root: string): Promise<readonly ScanResult[]> {
  const results: ScanResult[] = []
  for await (const result of scan({ project: diskProject(root) })) results.push(result)
  return results
}

function inGit(files: Readonly<Record<string, string>>): string {
  const root = temporaryTree(files)
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args])
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'a')
  return root
}

test('what a scan found is written, and undo brings it back', async () => {
  const root = temporaryTree({ ...pattern('a'), ...pattern('b') })
  const before = readTree(root)
  const events: ApplyEvent[] = []
  const results = await scanned(root)
  const applied = await apply({ root, env, results, onEvent: (event) => events.push(event) })
  expect(applied).toEqual({
    status: 'written',
    units: results.map(({ scripts, result }) => ({ scripts, edits: result.edits, refusals: [] })),
  })
  expect(structuredClone(applied)).toEqual(applied)
  expect(events).toEqual(applied.units.map((unit, at) => ({ unit, done: at + 1, total: 2 })))
  expect(existsSync(join(root, 'a/Dockerfile.build'))).toBe(false)
  expect(readFileSync(join(root, 'b/Dockerfile'), 'utf8')).toContain('COPY --from=')
  const undone = await undo({ root, env })
  expect(undone.refusals).toEqual([])
  expect(undone.paths).toHaveLength(6)
  expect(readTree(root)).toEqual(before)
  expect(await undo({ root, env })).toEqual({ paths: null, refusals: [] })
})

test('a single fold is written too; what is not folded is passed over', async () => {
  const root = temporaryTree({ ...pattern('a'), 'b/build.sh': 'docker build .\n' })
  const project = diskProject(root)
  const results = ['a/build.sh', 'b/build.sh'].map((script) => fold({ project, script }))
  expect((await apply({ root, env, results })).units.map(({ scripts }) => scripts)).toEqual([['a/build.sh']])
  expect(await apply({ root, env, results: [] })).toEqual({ status: 'nothing', units: [] })
})

test('nothing of a unit is written over what git could not bring back, and the others are', async () => {
  const root = inGit({ ...pattern('a'), ...pattern('b') })
  writeFileSync(join(root, 'a/Dockerfile'), 'FROM alpine\nCOPY app /app2\n')
  const results = await scanned(root)
  const applied = await apply({ root, env, results })
  expect(applied.status).toBe('incomplete')
  expect(applied.units.map(({ refusals }) => refusals)).toEqual([
    [{ path: 'a/Dockerfile', reason: 'uncommitted' }],
    [],
  ])
  expect(existsSync(join(root, 'a/Dockerfile.build'))).toBe(true)
  expect((await apply({ root, env, results: results.slice(0, 1), allowDirty: true })).status).toBe('written')
})

test('nothing is written over what has changed since it was read', async () => {
  const root = temporaryTree(pattern('a'))
  const results = await scanned(root)
  rmSync(join(root, 'a/Dockerfile'))
  const { units } = await apply({ root, env, results })
  expect(units[0]!.refusals).toEqual([{ path: 'a/Dockerfile', reason: 'changed' }])
  expect(existsSync(join(root, 'a/Dockerfile.build'))).toBe(true)
})

test('a signal stops between two units; the next call goes on, and undo takes both back', async () => {
  const root = temporaryTree({ ...pattern('a'), ...pattern('b'), ...pattern('c') })
  const before = readTree(root)
  const results = await scanned(root)
  const controller = new AbortController()
  const stopped = await apply({
    root,
    env,
    results,
    signal: controller.signal,
    onEvent: () => controller.abort(),
  })
  expect(stopped.status).toBe('incomplete')
  expect(stopped.units.map(({ refusals }) => refusals.map(({ reason }) => reason))).toEqual([
    [],
    ['stopped'],
    ['stopped'],
  ])
  expect((await apply({ root, env, results: results.slice(1) })).status).toBe('written')
  expect((await undo({ root, env })).paths).toHaveLength(9)
  expect(readTree(root)).toEqual(before)
})

test('what an observer throws ends the run behind the unit that was written', async () => {
  const root = temporaryTree({ ...pattern('a'), ...pattern('b') })
  const running = apply({
    root,
    env,
    results: await scanned(root),
    onEvent() {
      throw new Error('not wanted')
    },
  })
  await expect(running).rejects.toThrow('not wanted')
  expect(existsSync(join(root, 'a/Dockerfile.build'))).toBe(false)
  expect(existsSync(join(root, 'b/Dockerfile.build'))).toBe(true)
})

test('calls for one project take turns', async () => {
  const root = temporaryTree({ ...pattern('a'), ...pattern('b') })
  const before = readTree(root)
  const [a, b] = await scanned(root)
  const calls = [
    apply({ root, env, results: [a!] }),
    apply({ root, env, results: [b!] }),
    undo({ root, env }),
  ]
  const [first, second, undone] = await Promise.all(calls)
  expect([first, second]).toMatchObject([{ status: 'written' }, { status: 'written' }])
  expect(undone).toMatchObject({ paths: expect.arrayContaining(['b/Dockerfile']), refusals: [] })
  const folderB = (tree: object) => Object.entries(tree).filter(([path]) => path.startsWith('b/'))
  expect(folderB(readTree(root))).toEqual(folderB(before))
  expect(readTree(root)).not.toEqual(before)
})

test('a root that does not exist is an error', async () => {
  await expect(apply({ root: '/does/not/exist', results: [] })).rejects.toThrow('ENOENT')
  await expect(undo({ root: '/does/not/exist' })).rejects.toThrow('ENOENT')
})
