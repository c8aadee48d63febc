import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { commands } from '../../src/cli/commands.ts'
import { runArchive } from './machine.ts'

const document = readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8')

test('the document names every form', () => {
  const named = Array.from(document.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name)
  expect(named).toEqual(commands.report.formats)
})

test('its command lines run, one after the other', async () => {
  const lines = Array.from(document.matchAll(/```sh\n([^]*?)```/g), ([, block]) => block!.split('\n')).flat()
  const script = lines
    .map((line) => line.replace(/\s+#.*/, '').replaceAll('/tmp/', ''))
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [command, file] = line.split(/ >>? /)
      const failing = command!.includes('--check') ? `! ${command}` : command!
      return file === undefined || file.includes('$') ? [failing] : [failing, `cp stdout ../${file}`]
    })
    .map((line) => line.replaceAll(/ (\d\.json)\b/g, ' ../$1'))
  expect(script).toHaveLength(7)
  await runArchive({
    script: ['project repo/app', 'project repo/other', 'cd repo', ...script, "stdout '2 builder patterns'"],
    files: {},
  })
})
