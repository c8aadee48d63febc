import { expect, test } from '@jest/globals'
import { readArguments } from '../../src/cli/arguments.ts'
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
  expect(quick).toEqual(await readWithYargs(argv, 80))
})

test.each([[['--help']], [['explain', '-h']], [['--write=false']], [['--format', 'yaml']], [['--script']]])(
  '%j is left to yargs',
  (argv) => {
    expect(readArguments(argv)).toBeNull()
  },
)

test.each([
  ['--wirte', ' Did you mean `--write`?'],
  ['--stout', ' Did you mean `--stdout`?'],
  ['-c', ''],
  ['--zzzzzz', ''],
])('the suggestion for %s', (word, expected) => {
  expect(didYouMean(word, ['--write', '--check', '--stdout'])).toBe(expected)
})
