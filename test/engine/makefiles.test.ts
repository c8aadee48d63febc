import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { makefilesBelow, problemsOf } from '../drivers/makefile/corpus.ts'
import { run } from './harness/process.ts'

let makefiles: readonly { readonly root: string; readonly path: string }[]
beforeAll(async () => {
  const cache = (await run([join(import.meta.dirname, 'install.sh'), 'makefiles'])).toString().trim()
  const roots = readdirSync(join(cache, 'makefiles')).map((name) => join(cache, 'makefiles', name))
  makefiles = roots.flatMap((root) => makefilesBelow(root).map((path) => ({ root, path })))
})

test('there are hundreds of Makefiles', () => {
  expect(makefiles.length).toBeGreaterThan(300)
})

test('each is read, run and found without a pattern', () => {
  const unread: string[] = []
  const problems = makefiles.flatMap(({ root, path }) =>
    problemsOf(root, path, unread).map((problem) => `${path}: ${problem}`),
  )
  expect(problems).toEqual([])
  // They end with an error of their own where nothing was made before.
  expect(unread.length).toBeLessThan(5)
})
