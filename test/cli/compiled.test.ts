import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { loadCompiled } from '../../src/cli/compiled.ts'
import { temporaryTree } from '../project/temporary.ts'

interface Exports {
  readonly add: (a: number, b: number) => number
  readonly url: string
}

const source = 'exports.add = (a, b) => a + b\nexports.url = moduleUrl\n'
const names = ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE'] as const
const before = names.map((name) => [name, process.env[name]] as const)
let root = ''

beforeEach(() => {
  root = temporaryTree({ 'command.cjs': source })
  process.env['NODE_COMPILE_CACHE'] = join(root, 'cache')
  delete process.env['NODE_DISABLE_COMPILE_CACHE']
})

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

function load(content = 'one') {
  const compiled = loadCompiled<Exports>(pathToFileURL(join(root, 'command.cjs')).href, content)
  expect(compiled.exports.add(1, 2)).toBe(3)
  expect(compiled.exports.url).toMatch(/command\.cjs$/)
  return compiled
}

function kept(): readonly string[] {
  const folder = join(root, 'cache')
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1').split('\n')[0]!)
}

test('what was compiled is kept once for each kind of run', () => {
  load().keep('fold')
  expect(kept()).toEqual([expect.stringMatching(/^one \d+ fold$/)])
  load().keep('fold')
  load().keep('explain')
  expect(kept()).toEqual([expect.stringMatching(/^one \d+ fold explain$/)])
})

test('another file starts anew', () => {
  load().keep('fold')
  load('two').keep('explain')
  expect(kept()).toEqual([expect.stringMatching(/^two \d+ explain$/)])
})

test.each([
  ['a flipped bit', (bytes: Buffer) => (bytes[bytes.length >> 1]! ^= 1)],
  ['half of it', (bytes: Buffer) => bytes.fill(0, bytes.length >> 1)],
  ['another first line', (bytes: Buffer) => bytes.write('one x')],
])('damaged by %s it is not used', (_, damage) => {
  load().keep('fold')
  const file = join(root, 'cache', readdirSync(join(root, 'cache'))[0]!)
  const bytes = readFileSync(file)
  damage(bytes)
  writeFileSync(file, bytes)
  load().keep('explain')
  expect(kept()).toEqual([expect.stringMatching(/^one \d+ explain$/)])
})

test('where nothing can be written, nothing is kept', () => {
  writeFileSync(join(root, 'cache'), 'a file')
  load().keep('fold')
  expect(readFileSync(join(root, 'cache'), 'utf8')).toBe('a file')
})

test('NODE_DISABLE_COMPILE_CACHE is heard', () => {
  process.env['NODE_DISABLE_COMPILE_CACHE'] = '1'
  load().keep('fold')
  expect(readdirSync(root)).toEqual(['command.cjs'])
})
