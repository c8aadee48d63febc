import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createWriter } from '../../src/apply/apply.ts'
import { journalPaths } from '../../src/apply/journal-paths.ts'
import { refusalText } from '../../src/apply/refusal.ts'
import { undoLastWrite } from '../../src/apply/undo.ts'
import type { MemoryEntry } from '../../src/project/memory.ts'
import type { FileChange } from '../../src/result.ts'
import { temporaryTree } from '../project/temporary.ts'

const env = { XDG_STATE_HOME: temporaryTree() }

function edit(path: string, before: string | null, after: string | null): FileChange {
  return { path, before, after, encoding: 'utf8' }
}

function write(root: string, ...edits: readonly FileChange[]) {
  const writer = createWriter(root, { env })
  const refusals = writer.write(edits)
  writer.finish()
  return refusals
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
  expect(write(root, { path: 'f', before: 'ä\n', after: 'ä!\n', encoding: 'latin1' })).toEqual([])
  expect([...readFileSync(join(root, 'f'))]).toEqual([0xe4, 0x21, 0x0a])
})

test('several pipelines of one run are taken back together, also when they share a file', () => {
  const root = temporaryTree({ a: '1', b: '1' })
  const writer = createWriter(root, { env })
  expect(writer.write([edit('a', '1', '2')])).toEqual([])
  expect(writer.write([edit('b', '1', '2'), edit('a', '2', '3')])).toEqual([])
  writer.finish()
  expect(undoLastWrite(root, env).paths).toEqual(['a', 'b'])
  expect([textOf(root, 'a'), textOf(root, 'b')]).toEqual(['1', '1'])
})

test('a run takes the place of the finished one before it, and goes on with one that was stopped', () => {
  const root = temporaryTree({ a: '1', b: '1', c: '1' })
  write(root, edit('a', '1', '2'))
  const stopped = createWriter(root, { env })
  expect(stopped.write([edit('b', '1', '2')])).toEqual([])
  stopped.stop()
  write(root, edit('c', '1', '2'))
  expect(undoLastWrite(root, env).paths).toEqual(['b', 'c'])
  expect(readdirSync(root).map((name) => textOf(root, name))).toEqual(['2', '1', '1'])
  expect(undoLastWrite(root, env).paths).toBeNull()
})

test('a run that finds nothing to write finishes the one that was stopped', () => {
  const root = temporaryTree({ a: '1', b: '1' })
  const stopped = createWriter(root, { env })
  stopped.write([edit('a', '1', '2')])
  stopped.stop()
  createWriter(root, { env }).finish()
  write(root, edit('b', '1', '2'))
  expect(undoLastWrite(root, env).paths).toEqual(['b'])
})

test('a run that writes nothing leaves the one before it to be taken back', () => {
  const root = temporaryTree({ a: '1', b: '1' })
  write(root, edit('a', '1', '2'))
  expect(write(root, edit('a', '1', '3'))).toEqual([{ path: 'a', reason: 'changed' }])
  const writer = createWriter(root, { env })
  writer.announce([[edit('b', '1', '2')]])
  writer.finish()
  expect(undoLastWrite(root, env).paths).toEqual(['a'])
})

test('what is announced is looked at again when it is written', () => {
  const root = temporaryTree({ a: '1', b: '1', c: '1', 'real/d': '1', d: { link: 'real/d' } })
  const units = ['a', 'b', 'c', 'd'].map((path) => [edit(path, '1', '2')])
  const writer = createWriter(root, { env })
  writer.announce(units)
  writeFileSync(join(root, 'b'), 'x')
  chmodSync(join(root, 'c'), 0o600)
  rmSync(join(root, 'd'))
  writeFileSync(join(root, 'd'), '1')
  expect(units.map((unit) => writer.write(unit).map(({ reason }) => reason))).toEqual([
    [],
    ['changed'],
    ['changed'],
    ['changed'],
  ])
  writer.finish()
  expect(undoLastWrite(root, env).paths).toEqual(['a'])
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
  ['a directory by now', { f: { directory: true } }, edit('f', 'then', 'x'), 'changed'],
  ['a directory in the way', { f: { directory: true } }, edit('f', null, 'x'), 'changed'],
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

test('a file with two names is written once, and not in two ways', () => {
  const root = temporaryTree({ 'real/f': '1', f: { link: 'real/f' } })
  expect(write(root, edit('f', '1', '2'), edit('real/f', '1', '3'))).toEqual([
    { path: 'real/f', reason: 'twice' },
  ])
  expect(write(root, edit('f', '1', '2'), edit('real/f', '1', '2'))).toEqual([])
  expect(undoLastWrite(root, env).paths).toEqual(['f'])
  expect(textOf(root, 'real/f')).toBe('1')
})

describe('undo', () => {
  test('brings nothing back when one file is no longer what the run left', () => {
    const root = temporaryTree({ a: '1', b: '1', c: '1' })
    write(root, edit('a', '1', '2'), edit('b', '1', '2'), edit('c', '1', null))
    writeFileSync(join(root, 'b'), '3')
    expect(undoLastWrite(root, env)).toEqual({ paths: [], refusals: [{ path: 'b', reason: 'changed' }] })
    expect(['a', 'b', 'c'].map((path) => textOf(root, path))).toEqual(['2', '3', null])
    writeFileSync(join(root, 'b'), '2')
    expect(undoLastWrite(root, env).paths).toEqual(['a', 'b', 'c'])
  })

  test('takes what is as before the run for done', () => {
    const root = temporaryTree({ a: '1', b: '1' })
    write(root, edit('a', '1', '2'), edit('b', '1', '2'))
    writeFileSync(join(root, 'b'), '1')
    expect(undoLastWrite(root, env)).toEqual({ paths: ['a'], refusals: [] })
  })

  test('knows nothing of what somebody did between two parts of a run', () => {
    const root = temporaryTree({ a: '1' })
    const stopped = createWriter(root, { env })
    stopped.write([edit('a', '1', '2')])
    stopped.stop()
    writeFileSync(join(root, 'a'), '3')
    write(root, edit('a', '3', '4'))
    expect(undoLastWrite(root, env)).toEqual({ paths: [], refusals: [{ path: 'a', reason: 'changed' }] })
    expect(textOf(root, 'a')).toBe('4')
  })

  test('says when it meets a journal that it cannot read', () => {
    const root = temporaryTree({ a: '1' })
    write(root, edit('a', '1', '2'))
    writeFileSync(journalPaths(root, env).last, '{"stagefold":1}\n')
    expect(() => undoLastWrite(root, env)).toThrow('is not a journal of this version; remove it')
    expect(write(root, edit('a', '2', '3'))).toMatchObject([{ path: 'a', reason: 'stuck' }])
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
