import yargs from 'yargs'
import { commandOf } from './arguments.ts'
import { commands, examples } from './commands.ts'
import { UsageError } from './errors.ts'
import type { Invocation } from './invocation.ts'
import { commandNames, options, specOf } from './options.ts'
import type { CommandName, OptionName, Options } from './options.ts'

/**
 * Reads a command line with yargs: the help text where it is asked for, else what was understood.
 * @throws UsageError when yargs does not understand it either
 */
export async function readWithYargs(argv: readonly string[], columns: number): Promise<string | Invocation> {
  let invocation: Invocation | undefined
  const parser = yargs()
    .scriptName('stagefold')
    .usage('Folds the Docker builder pattern into one multi-stage Dockerfile.')
    .locale('en')
    .parserConfiguration({ 'greedy-arrays': false, 'strip-aliased': true, 'strip-dashed': false })
    .help()
    .alias('help', 'h')
    .version(false)
    .wrap(Math.min(columns, 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw new UsageError(message ?? error.message)
    })
    .epilogue(
      'A path is a script, or a folder that is searched for scripts. Options that name a file mean it\nfrom that folder.',
    )
  const current = commandOf(argv)
  for (const name of Object.keys(options) as OptionName[]) {
    // All are declared, or a flag before the command's name would take the name for its value.
    parser.option(name, { ...yargsOption(name), hidden: !specOf(name).commands.includes(current) })
  }
  for (const name of commandNames) {
    const { usage, description } = commands[name]
    parser.command(usage, description, {}, (parsed) => {
      invocation = { command: name, paths: pathsOf(parsed, name), options: pickOptions(parsed) }
    })
  }
  for (const [command, description] of examples) parser.example(command, description)
  const help = await new Promise<string>((resolve, reject) => {
    parser.parse([...argv], {}, (error, _parsed, output) => (error ? reject(error) : resolve(output)))
  })
  return invocation ?? `${help}\n`
}

function yargsOption(name: OptionName) {
  const { type, multiple, choices, group, description } = specOf(name)
  return {
    type: multiple ? ('array' as const) : type,
    ...(multiple ? { string: true } : {}),
    ...(choices ? { choices } : {}),
    ...(type === 'string' ? { requiresArg: true } : {}),
    group: `${group}:`,
    description: description.replaceAll('`', ''),
  }
}

/** Paths or codes. What stands behind `--`, and a lone `-`, is in `_` behind the command's name. */
function pathsOf(parsed: Readonly<Record<string, unknown>>, name: CommandName): readonly string[] {
  const rest = [parsed['_'] ?? []].flat().slice(name === 'fold' ? 0 : 1)
  return [parsed['paths'] ?? [], parsed['path'] ?? [], parsed['codes'] ?? [], parsed['files'] ?? [], rest]
    .flat()
    .map(String)
}

/** The last one wins where an option is given twice, as with Node's parser. */
function pickOptions(parsed: Readonly<Record<string, unknown>>): Options {
  const given = (Object.keys(options) as OptionName[]).filter((name) => parsed[name] !== undefined)
  return Object.fromEntries(
    given.map((name) => {
      const value = parsed[name]
      return [name, Array.isArray(value) && !specOf(name).multiple ? value.at(-1) : value]
    }),
  )
}
