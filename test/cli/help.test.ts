import { expect, test } from '@jest/globals'
import { twoColumns } from '../../src/cli/columns.ts'
import { commands } from '../../src/cli/commands.ts'
import { helpText } from '../../src/cli/help.ts'
import { commandNames, options, specOf } from '../../src/cli/options.ts'
import type { OptionName } from '../../src/cli/options.ts'

const look = { columns: 80, color: false, command: 'stagefold' }

test.each(commandNames)('the help of %s has its options and examples, and no others', (command) => {
  const help = helpText(command, look)
  const words = new Set(
    help.match(/^ {2}--(?:\[no-\])?[\w-]+/gm)?.map((word) => word.replace(/^ {2}--(\[no-\])?/, '')),
  )
  const own = (Object.keys(options) as OptionName[]).filter((name) => specOf(name).commands.includes(command))
  expect([...words].toSorted()).toEqual([...own, 'version'].toSorted())
  for (const [example] of commands[command].examples)
    expect(help).toContain(example.replaceAll('$0', 'stagefold'))
})

test.each([40, 60, 80, 100])('in %d columns no line is longer, but for words that are', (columns) => {
  for (const command of commandNames) {
    const lines = helpText(command, { ...look, columns }).split('\n')
    // An example is typed as it is, and a term with its value is not taken apart.
    const long = lines.filter(
      (line) => line.length > columns && !/^ {2}\S/.test(line) && line.trim().includes(' '),
    )
    expect(long.filter((line) => line.trim().length > 20)).toEqual([])
  }
})

test('what was typed is what the examples say', () => {
  expect(helpText('undo', { ...look, command: 'npx stagefold' })).toContain('  npx stagefold undo  take back')
})

test('a term that is too long has its meaning below it', () => {
  expect(
    twoColumns(
      [
        ['--a', 'one two three four five six'],
        ['--a-long-term-indeed', 'seven'],
      ],
      30,
    ),
  ).toBe(
    `  --a         one two three four
              five six
  --a-long-term-indeed
              seven
`,
  )
})
