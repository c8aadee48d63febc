import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { run } from '../../src/cli/run.ts'
import { temporaryTree } from '../project/temporary.ts'
import { pattern } from '../scan/pattern.ts'

test.each([
  ['y\nn\ny\n', 'a c', 0],
  ['n\na\n', 'b c', 0],
  ['yes\nq\n', 'a', 0],
  ['q\n', '', 0],
  ['y\n', 'a', 0],
  ['\x03', '', 0],
  ['?\nnonsense\ny\nn\nn\n', 'a', 0],
])('%j folds %j', async (keys, folded, code) => {
  const terminal = ask(keys)
  expect(await run(['--interactive', '--allow-dirty'], terminal.io)).toBe(code)
  expect(terminal.folded()).toBe(folded)
})

test('the diff and the pipeline are shown, and the question comes again', async () => {
  const terminal = ask('d\ne\nn\nq\n')
  await run(['--interactive', '--allow-dirty', '--no-color'], terminal.io)
  const said = terminal.said()
  expect(said).toContain(
    'a/build.sh: 1 pipeline can be folded (3 files: 2 changed, 1 deleted), 1 assumption made.',
  )
  expect(said).toContain('+COPY --from=build /out/app /app')
  expect(said).toContain('a/build.sh:3:1  extracts /out/app')
  expect(said.match(/Fold it\?/g)).toHaveLength(4)
  expect(said).toContain('stagefold: stopped, 2 pipelines left; the same command goes on from here.')
})

test('what was folded can be taken back at once', async () => {
  const terminal = ask('y\ny\nn\n')
  await run(['--interactive', '--allow-dirty'], terminal.io)
  expect(terminal.folded()).toBe('a b')
  await run(['undo'], terminal.io)
  expect(terminal.folded()).toBe('')
})

test('without a terminal nobody is asked', async () => {
  const terminal = ask('y\n')
  Object.assign(terminal.io.stdin, { isTTY: false })
  expect(await run(['--interactive', '--allow-dirty'], terminal.io)).toBe(2)
  expect(terminal.said()).toContain('The `--interactive` option cannot be used without a terminal to ask on.')
  expect(terminal.folded()).toBe('')
})

/** A terminal on which somebody types, in a folder with three patterns. */
function ask(keys: string) {
  const root = temporaryTree({ ...pattern('a'), ...pattern('b'), ...pattern('c') })
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true })
  stdin.end(keys)
  const io = {
    stdin,
    stderr,
    stdout: { write: () => {} },
    cwd: root,
    env: { HOME: temporaryTree() },
    command: 'stagefold',
  }
  const isFolded = (name: string) =>
    !existsSync(join(root, name, 'Dockerfile.build')) &&
    readFileSync(join(root, name, 'Dockerfile'), 'utf8').includes('--from')
  return {
    io,
    said: () => String(stderr.read() ?? ''),
    folded: () => ['a', 'b', 'c'].filter(isFolded).join(' '),
  }
}
