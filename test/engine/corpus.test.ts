import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { problemsOf, scriptsBelow } from '../script/corpus.ts'
import { run } from './harness/process.ts'

let scripts: readonly string[]
beforeAll(async () => {
  const cache = (await run([join(import.meta.dirname, 'install.sh'), 'corpus'])).toString().trim()
  scripts = scriptsBelow([join(cache, 'corpus')])
})

test('there are thousands of scripts', () => {
  expect(scripts.length).toBeGreaterThan(5000)
})

test('each is read, run and found without a pattern', () => {
  expect(scripts.flatMap((path) => problemsOf(path).map((problem) => `${path}: ${problem}`))).toEqual([])
})
