import { spawnSync } from 'node:child_process'
import { test } from '@jest/globals'

/** A test that needs a program which not every machine has: CI installs it (.ci/run), so that there it is never left out. */
export function installed(program: string): typeof test | typeof test.skip {
  const isThere = spawnSync(program, ['--version']).error === undefined
  return isThere || process.env['CI'] ? test : test.skip
}
