import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from '@jest/globals'
import { scriptsBelow } from '../script/corpus.ts'
import { compareReaders } from '../shell/second-reader/compare.ts'
import { run } from './harness/process.ts'

/** Scripts that bash-parser reads otherwise than bash does. */
const deviations = [
  // `-o#pv_tags`: it takes a `#` within a word for a comment.
  'LVM2.2.03.16/test/shell/report-fields.sh',
]

test('bash-parser sees the same commands in the scripts of the corpus that it reads', async () => {
  const cache = (await run([join(import.meta.dirname, 'install.sh'), 'corpus'])).toString().trim()
  const root = join(cache, 'corpus')
  const { agreed, differences } = await compareReaders(
    scriptsBelow([root]).map((path) => ({ name: relative(root, path), text: readFileSync(path, 'latin1') })),
  )
  const others = Object.entries(differences).filter(([name]) => !deviations.some((one) => name.endsWith(one)))
  expect(Object.fromEntries(others)).toEqual({})
  expect(agreed).toBeGreaterThan(2500)
})
