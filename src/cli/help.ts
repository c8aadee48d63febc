import { styleOf } from '../report/style.ts'
import { twoColumns, wrapped } from './columns.ts'
import { commands, examples } from './commands.ts'
import type { CommandSpec, Example } from './commands.ts'
import { environment } from './environment.ts'
import { exitCodes } from './exit-codes.ts'
import { hasNegation, namedCommands, optionsOf, specOf } from './options.ts'
import type { CommandName, OptionName } from './options.ts'
import { plainWords } from './plain-words.ts'
import { addTo } from '../source/lists.ts'

export interface HelpLook {
  /** Of the terminal; lines are no longer than 100 characters. */
  readonly columns: number
  readonly color: boolean
  /** What was typed to start the command. */
  readonly command: string
}

/** What a command takes and does; for `fold`, which has no name of its own, also what other commands there are. */
export function helpText(command: CommandName, { columns, color, command: typed }: HelpLook): string {
  const width = Math.max(40, Math.min(columns, 100))
  const { bold } = styleOf(color)
  const spec: CommandSpec = commands[command]
  const isMain = command === 'fold'
  const section = (title: string, body: string): string => `${bold(`${title}:`)}\n${body}`
  const about = isMain
    ? ['Folds the Docker builder pattern into one multi-stage Dockerfile that gives the same image.']
    : [`${spec.description}.`]
  const shown = isMain ? examples : spec.examples
  return [
    section('Usage', usageLines(command, typed)),
    ...[...about, ...spec.details].map((text) => `${wrapped(plainWords(text), width).join('\n')}\n`),
    ...(isMain ? [section('Commands', twoColumns(commandRows(), width))] : []),
    ...groupsOf(command).map(([group, names]) =>
      section(
        group,
        twoColumns(
          names.map((name) => optionRow(name, command)),
          width,
        ),
      ),
    ),
    section('Always', twoColumns(always, width)),
    section('Examples', exampleLines(shown, typed, width)),
    section('Exit codes', twoColumns(exitRows(), width)),
    ...(isMain ? [section('Environment', twoColumns(environment.map(plainRow), width))] : []),
  ].join('\n')
}

/** Options that are none of the table's: they are answered before anything is read. */
export const always: readonly (readonly [string, string])[] = [
  ['-h, --help', 'Show this'],
  ['--version', 'Show the version'],
]

/** The groups of a command's options, in the order of the table. */
export function groupsOf(command: CommandName): readonly (readonly [string, readonly OptionName[]])[] {
  const groups = new Map<string, OptionName[]>()
  for (const name of optionsOf(command)) {
    addTo(groups, specOf(name).group, name)
  }
  return [...groups]
}

/** `--script FILE`, `--[no-]color`. */
function optionTerm(name: OptionName): string {
  const { value } = specOf(name)
  if (value !== undefined) return `--${name} ${value}`
  return hasNegation(name) ? `--[no-]${name}` : `--${name}`
}

function usageLines(command: CommandName, typed: string): string {
  const [name, ...operands] = commands[command].usage.split(' ')
  const words = command === 'fold' ? [typed] : [typed, name!]
  const hasOptions = groupsOf(command).length > 0
  const line = [...words, ...(hasOptions ? ['[options]'] : []), ...operands].join(' ')
  return command === 'fold' ? `  ${line}\n  ${typed} COMMAND [options] ...\n` : `  ${line}\n`
}

function commandRows(): readonly (readonly [string, string])[] {
  return namedCommands.map((name) => [commands[name].usage, plainWords(commands[name].description)])
}

/** What the formats of all commands are is no help to one that has two. */
function optionRow(name: OptionName, command: CommandName): readonly [string, string] {
  const { formats }: CommandSpec = commands[command]
  const isShort = name === 'format' && !formats.includes('sarif')
  return [optionTerm(name), isShort ? `One of ${formats.join(', ')}` : plainWords(specOf(name).description)]
}

function exampleLines(shown: readonly Example[], typed: string, width: number): string {
  return twoColumns(
    shown.map(([command, description]) => [command.replaceAll('$0', typed), description] as const),
    width,
    1 / 2,
  )
}

function exitRows(): readonly (readonly [string, string])[] {
  return Object.values(exitCodes).map(({ code, meaning }) => [String(code), plainWords(meaning)])
}

function plainRow([name, meaning]: readonly [string, string]): readonly [string, string] {
  return [name, plainWords(meaning)]
}
