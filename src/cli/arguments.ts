import { parseArgs as parseArguments } from 'node:util'
import { commands } from './commands.ts'
import { UsageError } from './errors.ts'
import type { Invocation } from './invocation.ts'
import { isOptionName, namedCommands, options, optionsOf, specOf } from './options.ts'
import type { CommandName, OptionName, Options } from './options.ts'
import { didYouMean } from './suggestion.ts'

/**
 * Reads a plain command line with Node's own parser: loading yargs takes longer than folding a project.
 * @returns null for what is left to yargs: what Node's parser does not take, `--write=false`
 * @throws UsageError for an option that does not exist, or not with this command, or not with this value
 */
export function readArguments(argv: readonly string[]): Invocation | null {
  const { tokens } = parseArguments({ ...config(argv), strict: false, tokens: true })
  const given = tokens.filter((token) => token.kind === 'option')
  const command = commandOf(argv)
  for (const token of given) {
    const name = checkName(token.rawName, token.name, command)
    if (specOf(name).type === 'string') checkValue(name, token.value, token.inlineValue ?? false, command)
    else if (token.value !== undefined) checkSwitch(name, token.value)
  }
  try {
    const { values, positionals } = parseArguments({ ...config(argv), strict: true })
    const paths = command === 'fold' ? positionals : positionals.slice(1)
    return { command, paths, options: { ...values } as Options }
  } catch {
    return null
  }
}

/** Whether the help is asked for, wherever it stands before a `--`. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end === -1 ? argv.length : end).some((word) => /^(--help(=.*)?|-h)$/.test(word))
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

/** `fold` is none: as a word it is a path. */
function isCommand(word: string): word is CommandName {
  return (namedCommands as readonly string[]).includes(word)
}

function checkName(written: string, name: string, command: CommandName): OptionName {
  const positive = name.replace(/^no-/, '')
  const known = isOptionName(name) ? name : isOptionName(positive) ? positive : null
  if (known === null) {
    const names = [...optionsOf(command).map((option) => `--${option}`), '--help', '--version']
    const suggestion = /^-\w$/.test(written) ? startingWith(written, names) : didYouMean(written, names)
    throw new UsageError(`There is no \`${written}\` option.${suggestion}`)
  }
  if (!specOf(known).commands.includes(command)) {
    const takers = specOf(known).commands.filter((one) => one !== 'fold')
    throw new UsageError(
      command === 'fold'
        ? `The \`${written}\` option cannot be used without a command: it belongs to ${listed(takers, 'and')}.`
        : `The \`${written}\` option cannot be used with \`${command}\`.`,
    )
  }
  return known
}

function checkValue(
  name: OptionName,
  value: string | undefined,
  isInline: boolean,
  command: CommandName,
): void {
  const { choices, value: placeholder = 'VALUE' } = specOf(name)
  if (value === undefined)
    throw new UsageError(`The \`--${name}\` option needs a value: \`--${name} ${placeholder}\`.`)
  if (value.startsWith('-') && value !== '-' && !isInline) {
    throw new UsageError(
      `The \`--${name}\` option needs a value. If \`${value}\` is meant to be it, write \`--${name}=${value}\`.`,
    )
  }
  if (choices === undefined || choices.includes(value)) return
  const own = name === 'format' ? commands[command].formats : choices
  const suggestion = didYouMean(value, own)
  throw new UsageError(
    `The \`--${name}\` option cannot be \`${value}\`: it can be ${listed(own, 'or')}.${suggestion}`,
  )
}

/** `--write=false` is what scripts write that have it in a variable. */
function checkSwitch(name: OptionName, value: string): void {
  if (value === 'true' || value === 'false') return
  throw new UsageError(
    `The \`--${name}\` option cannot be \`${value}\`: it needs no value, and takes \`true\` or \`false\`.`,
  )
}

/** There are no short options but for the help: what may a letter have been short for. */
function startingWith(letter: string, names: readonly string[]): string {
  const found = names.filter((name) => name.startsWith(`-${letter.toLowerCase()}`))
  return found.length === 0 || found.length > 3 ? '' : ` Did you mean ${listed(found, 'or')}?`
}

function listed(words: readonly string[], conjunction: string): string {
  const quoted = words.map((word) => `\`${word}\``)
  if (quoted.length === 1) return quoted[0]!
  return `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1)}`
}
