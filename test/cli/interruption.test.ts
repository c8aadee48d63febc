import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { interruptible } from '../../src/cli/interruption.ts'
import { run } from '../../src/cli/run.ts'
import { temporaryTree } from '../project/temporary.ts'
import { pattern } from '../scan/pattern.ts'

const services = Array.from({ length: 40 }, (_, at) => `s${String(at).padStart(2, '0')}`)

test('Ctrl-C while folding: what is in hand is finished, nothing is written', async () => {
  const { io, said, folded } = machine()
  setTimeout(() => process.emit('SIGINT'))
  expect(await run(['--write'], io)).toBe(130)
  expect(said()).toMatch(/^stagefold: stopped after \d\d of 40 scripts; nothing was written\.\n$/)
  expect(folded()).toBe(0)
})

test('Ctrl-C while writing: the pipeline in hand is finished, and the next run goes on', async () => {
  const { io, said, folded } = machine()
  // The first fold is behind it once something is to be written: from then on every turn belongs to the writing.
  const watch = setInterval(() => {
    if (folded() >= 3) process.emit('SIGINT')
  })
  expect(await run(['--write'], io).finally(() => clearInterval(watch))).toBe(130)
  const [, left] = /stagefold: stopped, (\d+) pipelines left; the same command goes on from here\.\n$/.exec(
    said(),
  )!
  expect(folded()).toBe(40 - Number(left))
  expect(Number(left)).toBeGreaterThan(0)
  expect(await run(['--write'], io)).toBe(0)
  expect(folded()).toBe(40)
})

test('a second Ctrl-C is for who does not want to wait', async () => {
  const heard: string[] = []
  await interruptible(
    async (signal) => {
      process.emit('SIGINT')
      heard.push(`aborted: ${signal.aborted}`)
      process.emit('SIGINT')
      process.emit('SIGTERM')
    },
    () => heard.push('second'),
  )
  expect(heard).toEqual(['aborted: true', 'second', 'second'])
})

test('nobody listens for signals afterwards', async () => {
  const before = process.listenerCount('SIGINT')
  await run(['--check'], machine().io)
  expect(process.listenerCount('SIGINT')).toBe(before)
})

function machine() {
  const root = temporaryTree(Object.assign({}, ...services.map((name) => pattern(name))))
  let said = ''
  const io = {
    stdout: { write: () => {} },
    stderr: { write: (chunk: string | Uint8Array) => (said += String(chunk)) },
    cwd: root,
    env: { HOME: temporaryTree() },
    command: 'stagefold',
  }
  const folded = () => services.filter((name) => !existsSync(join(root, name, 'Dockerfile.build'))).length
  return { io, said: () => said, folded }
}
