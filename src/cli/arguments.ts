import { parseArgs as parseArguments } from 'node:util'
import { UsageError } from './errors.ts'
import type { Invocation } from './invocation.ts'
import { commandNames, isOptionName, options, specOf } from './options.ts'
import type { CommandName, Options } from './options.ts'
import { didYouMean } from './suggestion.ts'

/**
 * Reads a plain command line with Node's own parser: loading yargs takes longer than folding a project.
 * @returns null for what is left to yargs: help, and what Node's parser does not take
 * @throws UsageError for an option that does not exist, or not with this command
 */
export function readArguments(argv: readonly string[]): Invocation | null {
  const { tokens } = parseArguments({ ...config(argv), strict: false, tokens: true })
  const given = tokens.filter((token) => token.kind === 'option')
  const command = commandOf(argv)
  if (given.some((token) => token.name === 'help' || token.name === 'h')) return null
  for (const token of given) checkName(token.rawName, token.name, command)
  try {
    const { values, positionals } = parseArguments({ ...config(argv), strict: true })
    const paths = command === 'fold' ? positionals : positionals.slice(1)
    return hasOnlyChoices(values) ? { command, paths, options: { ...values } as Options } : null
  } catch {
    return null
  }
}

/** The command that the first word names; `fold` where it names none. */
export function commandOf(argv: readonly string[]): CommandName {
  const { positionals } = parseArguments({ ...config(argv), strict: false })
  const [first] = positionals
  return first !== undefined && isCommand(first) ? first : 'fold'
}

function config(argv: readonly string[]) {
  return { args: [...argv], options, allowPositionals: true, allowNegative: true }
}

/** `fold` is what the command does without a name: as a word it is a path. */
function isCommand(word: string): word is CommandName {
  return word !== 'fold' && (commandNames as readonly string[]).includes(word)
}

function checkName(written: string, name: string, command: CommandName): void {
  const positive = name.replace(/^no-/, '')
  const known = isOptionName(name) ? name : isOptionName(positive) ? positive : null
  if (known === null) {
    const names = Object.keys(options).map((option) => `--${option}`)
    throw new UsageError(`There is no \`${written}\` option.${didYouMean(written, names)}`)
  }
  if (!specOf(known).commands.includes(command)) {
    throw new UsageError(
      command === 'fold'
        ? `The \`${written}\` option cannot be used without a command.`
        : `The \`${written}\` option cannot be used with \`${command}\`.`,
    )
  }
}

function hasOnlyChoices(values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([name, value]) => {
    const { choices } = specOf(name as keyof typeof options)
    return choices === undefined || choices.includes(String(value))
  })
}
