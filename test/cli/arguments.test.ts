import { expect, test } from '@jest/globals'
import { asksForHelp, readArguments } from '../../src/cli/arguments.ts'
import { didYouMean } from '../../src/cli/suggestion.ts'
import { readWithYargs } from '../../src/cli/usage.ts'

test.each([
  [],
  ['a'],
  ['a', 'b', '--write'],
  ['--write', '--', '--odd'],
  ['--no-color', 'a'],
  ['--color', '--check'],
  ['--builder', 'a', '--builder=b=c', 'x'],
  ['--script', 'a', '--script', 'b'],
  ['--format', 'json'],
  ['--output='],
  ['explain'],
  ['explain', 'a', '--strict'],
  ['--keep', 'explain', 'a'],
  ['undo', 'a'],
  ['fold'],
  ['7', '--stage-name', '07'],
])('Node and yargs read %j %j %j %j %j alike', async (...argv) => {
  const quick = readArguments(argv)
  expect(quick).not.toBeNull()
  expect(quick).toEqual(await readWithYargs(argv))
})

test('what only yargs reads is left to it', async () => {
  expect(readArguments(['--write=false'])).toBeNull()
  expect(await readWithYargs(['--write=false', 'a'])).toEqual({
    command: 'fold',
    paths: ['a'],
    options: { write: false },
  })
  expect((await readWithYargs(['rules', '--color=false', 'SF101'])).paths).toEqual(['SF101'])
})

test.each([
  [['--help'], true],
  [['explain', '-h'], true],
  [['--', '--help'], false],
  [[], false],
])('%j asks for help: %s', (argv, expected) => {
  expect(asksForHelp(argv)).toBe(expected)
})

test.each([
  ['--wirte', ' Did you mean `--write`?'],
  ['--stout', ' Did you mean `--stdout`?'],
  ['-c', ''],
  ['--zzzzzz', ''],
])('the suggestion for %s', (word, expected) => {
  expect(didYouMean(word, ['--write', '--check', '--stdout'])).toBe(expected)
})
