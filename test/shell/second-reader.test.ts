import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { driverOf } from '../../src/drivers/index.ts'
import { readCases, readTree } from '../golden/cases.ts'
import { compareReaders, type Text } from './second-reader/compare.ts'

/** Scripts of golden tests that bash-parser reads otherwise, or not at all. bash has it as we do, or refuses it too. */
const deviations = {
  differences: {
    // It knows no coprocesses, and gives the pipe that it takes one for.
    'host/used-by-a-coprocess/before': 'cat app | coproc cat app',
    // NULs are no text.
    'reading/binary-script/before': expect.anything(),
    // bash takes the mark and the `#` for the name of a command.
    'script/byte-order-mark/before': expect.anything(),
    'script/byte-order-mark/after': expect.anything(),
  },
  unread: [
    // `< <(…)`
    'host/used-in-a-process-substitution/before',
    // There is no command in them, or nobody reads them.
    'reading/blank-script/before',
    'reading/empty-script/before',
    'reading/not-a-shell-script/before',
    'reading/only-comments/before',
    'reading/syntax-error/before',
    'reading/syntax-error-in-a-substitution/before',
    'reading/unclosed-quote/before',
    // `"$(cd "$(dirname "$0")/.." && pwd)"`: bash-parser ends the substitution at the first quote within.
    'script/in-scripts-with-a-root-variable/before',
    'script/in-scripts-with-a-root-variable/after',
  ],
}

/** The engines' suite does the same with the scripts of the corpus. */
test('bash-parser sees the same commands in the scripts of the golden tests', async () => {
  const { agreed, ...found } = await compareReaders(goldenScripts())
  expect(found).toEqual(deviations)
  expect(agreed).toBeGreaterThan(500)
}, 60_000)

function goldenScripts(): Text[] {
  const cases = readCases(join(import.meta.dirname, '../cases'))
  return cases
    .filter(({ file }) => driverOf(file.script) === null)
    .flatMap(({ name, folder, file }) =>
      ['before', 'after'].flatMap((way) => {
        const text = readTree(join(folder, way))[file.script]
        return text === undefined ? [] : [{ name: `${name}/${way}`, text }]
      }),
    )
}
