import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatWithOptions } from 'node:util'
import { afterEach, expect, test } from '@jest/globals'
import * as library from '../../src/index.ts'
import { temporaryTree } from '../project/temporary.ts'
import { pattern } from '../scan/pattern.ts'

const document = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8')
const examples = document.split(/(?<=\n\n)## /).flatMap((section) => {
  const blocks = section.matchAll(/```js\n([^]*?)```\n(?:\nprints\n\n```text\n([^]*?)```)?/g)
  const title = section.slice(0, section.indexOf('\n'))
  return Array.from(blocks, ([, code, output]) => [title, code!, output] as const)
})
const here = process.cwd()
const { PATH, XDG_STATE_HOME } = process.env

afterEach(() => {
  process.chdir(here)
  Object.assign(process.env, { PATH })
  if (XDG_STATE_HOME === undefined) delete process.env['XDG_STATE_HOME']
  process.removeAllListeners('SIGINT')
})

test('no example is passed over', () => {
  expect(examples).toHaveLength(document.match(/^```js$/gm)!.length)
})

test.each(examples)('%s', async (title, code, output) => {
  const root = temporaryTree({ ...pattern('api'), ...pattern('web') })
  execFileSync('git', ['init', '-q'], { cwd: root })
  execFileSync('git', ['add', '-A'], { cwd: root })
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@b']
  execFileSync('git', [...author, 'commit', '-q', '-m', 'a'], { cwd: root })
  process.chdir(root)
  // Where no engine is found, none is started.
  if (title === 'Verify') process.env['PATH'] = root
  if (code.includes('loadConfig')) writeFileSync('stagefold.config.json', '{ "exclude": ["web"] }')
  const printed = await run(code)
  if (title === 'Verify') expect(printed).toMatch(/^There is no engine/)
  else expect(printed).toBe(output)
})

/** What the code prints. */
async function run(code: string): Promise<string> {
  const printed: string[] = []
  const log = (...values: readonly unknown[]) =>
    printed.push(`${formatWithOptions({}, ...values)}\n`.replace(/\n+$/, '\n'))
  const body = code.replace(/^import (\{[^}]*\}) from '([^']+)'$/gm, "const $1 = await load('$2')")
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor
  const load = (name: string) => (name === 'stagefold' ? library : import(name))
  await new AsyncFunction('load', 'console', body)(load, { log })
  return printed.join('')
}
