import { expect, test } from '@jest/globals'
import { problemsOf, scriptsBelow } from './corpus.ts'

const MOST = 1500

/** The engines' suite does the same with thousands of scripts. */
test('shell scripts of the system: read, run and found without a pattern', () => {
  const scripts = scriptsBelow(['/usr', '/etc', '/var/lib/dpkg/info']).slice(0, MOST)
  expect(scripts.flatMap((path) => problemsOf(path).map((problem) => `${path}: ${problem}`))).toEqual([])
}, 120_000)
