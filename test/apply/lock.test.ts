import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createWriter } from '../../src/apply/apply.ts'
import { journalPaths } from '../../src/apply/journal-paths.ts'
import { acquireLock, LockedError, releaseLock } from '../../src/apply/lock.ts'
import { undoLastWrite } from '../../src/apply/undo.ts'
import { temporaryTree } from '../project/temporary.ts'

const gone = spawnSync('true').pid

function lockHeldBy(pid: number, host = hostname()): string {
  return lockWith(`${pid} ${host}\n`)
}

function lockWith(text: string): string {
  const path = join(temporaryTree(), 'lock')
  writeFileSync(path, text)
  return path
}

test('is held until it is released, and by nobody else', () => {
  const path = join(temporaryTree(), 'lock')
  acquireLock(path)
  acquireLock(path, 0)
  expect(existsSync(path)).toBe(true)
  releaseLock(path)
  expect(readdirSync(dirname(path))).toEqual([])
  releaseLock(path)
})

test.each([
  ['that runs', () => lockHeldBy(process.ppid)],
  ['of another machine', () => lockHeldBy(gone, 'elsewhere')],
  ['that has yet to write its name', () => lockWith('')],
])('is not taken from a process %s', (_name, make) => {
  expect(() => acquireLock(make(), 50)).toThrow(LockedError)
})

test.each([
  ['is gone', () => lockHeldBy(gone)],
  ['was killed while it wrote its name', () => aged(lockWith('12'), 2)],
  ['is of a time before the machine was started', () => aged(lockHeldBy(process.ppid), 1e9)],
])('is taken from a process that %s', (_name, make) => {
  const path = make()
  acquireLock(path, 0)
  expect(readdirSync(dirname(path))).toEqual(['lock'])
})

test('is waited for', () => {
  const path = lockHeldBy(process.ppid)
  spawn('sh', ['-c', 'sleep 0.3; rm "$0"', path])
  expect(() => acquireLock(path, 0)).toThrow(LockedError)
  acquireLock(path, 10_000)
})

test('keeps a second run from writing and from taking back', () => {
  const root = temporaryTree({ f: '1' })
  const env = { XDG_STATE_HOME: temporaryTree() }
  const edits = [{ path: 'f', before: '1', after: '2', encoding: 'utf8' }] as const
  const first = createWriter(root, { env })
  expect(first.write(edits)).toEqual([])
  const { lock } = journalPaths(root, env)
  writeFileSync(lock, `${process.ppid} ${hostname()}\n`)
  const second = createWriter(root, { env })
  const started = Date.now()
  for (let times = 0; times < 10; times++)
    expect(second.write(edits)).toMatchObject([{ path: 'f', reason: 'locked' }])
  // Waited for once, and not for each unit.
  expect(Date.now() - started).toBeLessThan(10_000)
  expect(() => undoLastWrite(root, env)).toThrow(LockedError)
  second.finish()
  expect(existsSync(lock)).toBe(true)
}, 30_000)

function aged(path: string, seconds: number): string {
  const time = Date.now() / 1000 - seconds
  utimesSync(path, time, time)
  return path
}
