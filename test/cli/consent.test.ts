import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { askToRun } from '../../src/cli/consent.ts'
import { run } from '../../src/cli/run.ts'
import { temporaryTree } from '../project/temporary.ts'

const NO_ENGINE = /not verified: There is no engine/

test.each([
  ['y\n', 'given'],
  ['Y\n', 'given'],
  [' yes \r\n', 'given'],
  ['n\n', 'refused'],
  ['\n', 'refused'],
  ['yet\n', 'refused'],
  ['', 'refused'],
  ['\x03', 'interrupted'],
  ['\x04', 'refused'],
])('%j is %s', async (keys, consent) => {
  const terminal = ask(keys)
  expect(await askToRun(['a.sh', 'b.sh'], false, terminal.io)).toBe(consent)
  expect(terminal.said()).toMatch(/^Verifying runs a\.sh, b\.sh, in copies[^]*Run it\? \[y\/N\] /)
})

test('of very many scripts the first are named', async () => {
  const terminal = ask('y\n')
  await askToRun(
    Array.from({ length: 2000 }, (_, at) => `${at}.sh`),
    false,
    terminal.io,
  )
  expect(terminal.said()).toMatch(/^Verifying runs 0\.sh, .*, 11\.sh and 1,988 scripts more, in copies/)
})

test('--yes asks nobody', async () => {
  const terminal = ask('n\n')
  expect(await askToRun(['a.sh'], true, terminal.io)).toBe('given')
  expect(terminal.said()).toBe('')
})

test.each(['stdin', 'stderr'] as const)('nobody is asked where %s is no terminal', async (name) => {
  const terminal = ask('y\n')
  Object.assign(terminal.io[name], { isTTY: false })
  await expect(askToRun(['a.sh'], false, terminal.io)).rejects.toThrow('it needs `--yes`')
  expect(terminal.said()).toBe('')
})

test.each([
  ['y\n', 2, NO_ENGINE],
  ['n\n', 2, /^$/],
  ['\x03', 130, /^$/],
])('stagefold verify: %j ends with %d', async (keys, code, stdout) => {
  const terminal = ask(keys)
  expect(await run(['verify', 'build.sh'], terminal.io)).toBe(code)
  expect(terminal.result()).toMatch(stdout)
})

test('stagefold --write --verify: nothing is written when the person says no', async () => {
  const terminal = ask('n\n')
  expect(await run(['--write', '--verify', '--allow-dirty', 'build.sh'], terminal.io)).toBe(2)
  expect(terminal.said()).toContain('nothing of build.sh was written')
})

/** A terminal on which somebody types. */
function ask(keys: string) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true })
  let result = ''
  stdin.end(keys)
  const stdout = { write: (chunk: string | Uint8Array) => (result += String(chunk)) }
  const io = { stdin, stdout, stderr, cwd: temporaryTree(project), env: {}, command: 'stagefold' }
  return { io, said: () => String(stderr.read() ?? ''), result: () => result }
}

const project = {
  Dockerfile: 'FROM alpine\nCOPY app /app\n',
  'Dockerfile.build': 'FROM alpine\nRUN echo 1 > /app\n',
  'build.sh':
    'docker build -t app:build -f Dockerfile.build .\ndocker create --name x app:build\n' +
    'docker cp x:/app app\ndocker rm x\ndocker build -t app .\n',
}
