import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import * as library from '../../src/index.ts'
import { expectGenerated } from '../generated.ts'
import { runArchive } from './machine.ts'
import { exitCodesTable, optionsTable } from './tables.ts'

const path = join(import.meta.dirname, '../../README.md')
const readme = readFileSync(path, 'utf8')

test("the README's tables are the generated ones", () => {
  const tables: Readonly<Record<string, string>> = { options: optionsTable(), 'exit codes': exitCodesTable() }
  const filled: string[] = []
  const form = /(?<=<!-- (.*): generated from .* -->\n)[^]*?(?=<!-- \/\1 -->)/g
  const text = readme.replace(form, (_, name: string) => {
    filled.push(name)
    return `${tables[name]}\n`
  })
  expect(filled).toEqual(Object.keys(tables))
  expectGenerated(path, text)
})

test('the library example prints what it says', () => {
  const [, code, output] = /```js\n([^]*?)```\n\nprints\n\n```text\n([^]*?)```/.exec(readme)!
  const printed: string[] = []
  const body = code!.replace(/^import (.*) from 'stagefold'$/m, 'const $1 = library')
  const log = (...values: readonly unknown[]) => printed.push(`${values.join(' ')}\n`)
  // oxlint-disable-next-line no-new-func
  new Function('library', 'console', body)(library, { log })
  expect(printed.join('')).toBe(output)
})

test('the refusal is what the command says', async () => {
  const [, script, output] = /```sh\n(docker build[^]*?)```\n\n```text\n([^]*?)```/.exec(readme)!
  const lines = ['project .', 'cp given build.sh', '! stagefold build.sh', 'has stderr expected']
  await runArchive({ script: lines, files: { given: script!, expected: output! } })
})

test.each(shellLines())('`%s` runs', async (line) => {
  // There is no terminal on which anybody could be asked.
  const code = line.includes('--interactive') ? 2 : line.includes('--check') ? 1 : 0
  const scripts = ['copy.sh', 'build-bin.sh', 'build-image.sh'].map((name) => `cp build.sh ${name}`)
  const makefile = 'image:\n\tsh build.sh\n'
  const script = ['project .', 'project services', ...scripts, 'cp make Makefile', `exit ${code} ${line}`]
  await runArchive({ script, files: { make: makefile } })
})

/** The lines of the README that start with `stagefold`. */
function shellLines(): readonly string[] {
  const blocks = Array.from(readme.matchAll(/```sh\n([^]*?)```/g), ([, block]) => block!)
  const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/\s+#.*/, ''))
  return lines.filter((line) => /^stagefold\b/.test(line))
}
