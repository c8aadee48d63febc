import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { journalPaths } from '../../src/apply/journal-paths.ts'
import { run } from '../../src/cli/run.ts'
import { buildProgram, runProgram } from '../apply/sabotage/process.ts'
import { makeSite, treeOf } from '../apply/sabotage/scenario.ts'
import { temporaryTree } from '../project/temporary.ts'

test('--write brings a project to rest before it reads what a killed run had half written', async () => {
  const { base, root, env } = makeSite(temporaryTree())
  const before = treeOf({ root })
  const program = buildProgram('child')
  // Behind the calls that give the first files their new content.
  const isHalf = Array.from({ length: 80 }, (_, at) => at + 1).some((at) => {
    const killed = runProgram(program, [{ action: 'write', base, plan: { act: 'kill', at } }])
    return killed === null && readFileSync(join(root, 'a/Dockerfile'), 'utf8').startsWith('FROM golang')
  })
  expect(isHalf).toBe(true)
  let said = ''
  const output = { write: (text: string | Uint8Array) => (said += String(text)) }
  const code = await run(['--write'], {
    stdout: output,
    stderr: output,
    cwd: root,
    env,
    command: 'stagefold',
  })
  expect([code, said]).toEqual([0, expect.stringContaining('nothing to do')])
  expect(treeOf({ root })).toEqual(before)
  expect(journalPaths(root, env).folder).toContain(base)
})
