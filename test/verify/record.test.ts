import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openRecord } from '../../src/verify/record.ts'
import type { VerifyResult } from '../../src/verify/result.ts'
import { temporaryTree } from '../project/temporary.ts'

const RESULT: VerifyResult = {
  status: 'identical',
  engine: { name: 'docker', version: '26.1.5', builder: 'buildkit' },
  images: [],
  old: { milliseconds: 2 },
  new: { milliseconds: 1 },
  failure: null,
  notes: [],
  earlier: null,
}

function place() {
  const [root, state] = [temporaryTree(), temporaryTree()]
  const env = { XDG_STATE_HOME: state }
  const folder = join(state, 'stagefold')
  return {
    open: (version = '1') => openRecord(root, version, env),
    file: () =>
      join(
        folder,
        readdirSync(folder).find((name) => name.startsWith('verified-'))!,
      ),
  }
}

test('what was added is found, now and later', () => {
  const { open } = place()
  const record = open()
  expect(record.find('a')).toBeNull()
  record.add('a', RESULT)
  expect(record.find('a')).toMatchObject({ result: RESULT })
  expect(open().find('a')).toMatchObject({ result: RESULT, at: expect.stringMatching(/^20\d\d-.*Z$/) })
  expect(open().find('b')).toBeNull()
  expect(open('2').find('a')).toBeNull()
})

test('several runs at once', () => {
  const { open } = place()
  const [one, other] = [open(), open()]
  one.add('a', RESULT)
  other.add('b', RESULT)
  one.add('c', RESULT)
  expect(['a', 'b', 'c'].map((key) => open().find(key) !== null)).toEqual([true, true, true])
})

test.each<[name: string, change: (text: string) => string, isFound: boolean]>([
  ['as it is', (text) => text, true],
  ['behind a line that was cut short', (text) => `{"key":"${text}`, true],
  ['cut short', (text) => text.slice(0, -10), false],
  ['too old', (text) => text.replace(/"at":"\d+/, '"at":"2020'), false],
  ['of another verdict', (text) => text.replace('"identical"', '"different"'), false],
  ['of another form', (text) => text.replace('"result"', '"other"'), false],
  ['no text', () => '\0\n\n[]\n1\n', false],
])('a line %s', (_name, change, isFound) => {
  const { open, file } = place()
  open().add('a', RESULT)
  writeFileSync(file(), change(readFileSync(file(), 'utf8')))
  expect(open().find('a') !== null).toBe(isFound)
  open().add('b', RESULT)
  expect(open().find('b')).not.toBeNull()
})

test('what is of no use any more goes', () => {
  const { open, file } = place()
  for (const key of Array.from({ length: 120 }, (_, at) => `${at}`)) open('1').add(key, RESULT)
  open('2').add('a', RESULT)
  expect(open('2').find('a')).not.toBeNull()
  expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(1)
})

test('where nothing can be written, nothing is found', () => {
  const root = temporaryTree({ state: '' })
  mkdirSync(join(root, 'project'))
  const record = () => openRecord(join(root, 'project'), '1', { XDG_STATE_HOME: join(root, 'state') })
  record().add('a', RESULT)
  expect(record().find('a')).toBeNull()
})
