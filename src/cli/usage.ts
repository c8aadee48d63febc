import yargs from 'yargs'
import { commands } from './commands.ts'
import { UsageError } from './errors.ts'
import type { Invocation } from './invocation.ts'
import { commandNames, optionNames, specOf } from './options.ts'
import type { CommandName, OptionName, Options } from './options.ts'

/**
 * Reads a command line with yargs.
 * @throws UsageError when yargs does not understand it either
 */
export async function readWithYargs(argv: readonly string[]): Promise<Invocation> {
  let invocation: Invocation | undefined
  const parser = yargs()
    .scriptName('stagefold')
    .locale('en')
    .parserConfiguration({ 'greedy-arrays': false, 'strip-aliased': true, 'strip-dashed': false })
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail((message, error) => {
      throw new UsageError(message ?? error.message)
    })
  // All are declared, or a flag before the command's name would take the name for its value.
  for (const name of optionNames) parser.option(name, yargsOption(name))
  for (const name of commandNames) {
    const { usage, description } = commands[name]
    parser.command(usage, description, {}, (parsed) => {
      invocation = { command: name, paths: pathsOf(parsed, name), options: pickOptions(parsed) }
    })
  }
  await parser.parseAsync([...argv])
  return invocation!
}

function yargsOption(name: OptionName) {
  const { type, multiple, choices } = specOf(name)
  return {
    type: multiple ? ('array' as const) : type,
    ...(multiple ? { string: true } : {}),
    ...(choices ? { choices } : {}),
    ...(type === 'string' ? { requiresArg: true } : {}),
  }
}

/** What stands behind `--`, and a lone `-`, is in `_` behind the command's name. */
function pathsOf(parsed: Readonly<Record<string, unknown>>, name: CommandName): readonly string[] {
  const rest = [parsed['_'] ?? []].flat().slice(name === 'fold' ? 0 : 1)
  const [, operand = ''] = /[<[](\w+)/.exec(commands[name].usage) ?? []
  return [parsed[operand] ?? [], rest].flat().map(String)
}

/** The last one wins where an option is given twice, as with Node's parser. */
function pickOptions(parsed: Readonly<Record<string, unknown>>): Options {
  const given = optionNames.filter((name) => parsed[name] !== undefined)
  return Object.fromEntries(
    given.map((name) => {
      const value = parsed[name]
      return [name, Array.isArray(value) && !specOf(name).multiple ? value.at(-1) : value]
    }),
  )
}
