import { commands, examples } from '../../src/cli/commands.ts'
import type { CommandSpec, Example } from '../../src/cli/commands.ts'
import { environment } from '../../src/cli/environment.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { always, groupsOf } from '../../src/cli/help.ts'
import { commandNames, hasNegation, namedCommands, optionNames, specOf } from '../../src/cli/options.ts'
import type { CommandName, OptionName } from '../../src/cli/options.ts'

/** Of the last change of what is written here by hand. */
const date = '2026-11-21'

/** The manual page, from the same tables as the help. */
export function manPage(version: string): string {
  return `${[
    '.\\" Generated from src/cli/options.ts and src/cli/commands.ts by test/cli/man-page.test.ts.',
    `.TH STAGEFOLD 1 ${date} "stagefold ${roff(version)}" "User Commands"`,
    '.SH NAME',
    'stagefold \\- fold the Docker builder pattern into one multi\\-stage Dockerfile',
    '.SH SYNOPSIS',
    ...commandNames.flatMap((name, at) => [...(at === 0 ? [] : ['.br']), synopsis(name)]),
    '.SH DESCRIPTION',
    'The builder pattern is a Dockerfile with the tools, a Dockerfile with the run time, and a script that builds the',
    'first, copies files out of it onto the host, and builds the second around them.',
    'stagefold reads all three and writes one Dockerfile with stages, of which the final image is the same, or refuses',
    'and says why.',
    ...paragraphs(commands.fold),
    '.SH COMMANDS',
    ...namedCommands.flatMap(commandEntry),
    '.SH OPTIONS',
    ...optionGroups().flatMap(([group, names]) => [`.SS ${roff(group)}`, ...names.flatMap(optionEntry)]),
    '.SS Always',
    ...always.flatMap(([term, meaning]) => ['.TP', `.B ${roff(term)}`, sentence(meaning)]),
    '.SH EXIT STATUS',
    ...Object.values(exitCodes).flatMap(({ code, meaning }) => ['.TP', `.B ${code}`, sentence(meaning)]),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, meaning]) => ['.TP', `.B ${roff(name)}`, sentence(meaning)]),
    '.SH FILES',
    ...files.flatMap(([name, meaning]) => ['.TP', `.I ${roff(name)}`, sentence(meaning)]),
    '.SH EXAMPLES',
    ...examples.flatMap(exampleEntry).slice(1),
    '.SH SEE ALSO',
    '.BR docker (1),',
    '.BR podman (1),',
    '.BR git (1)',
  ].join('\n')}\n`
}

const files: readonly (readonly [string, string])[] = [
  ['stagefold.config.json, stagefold.config.js', "options for all runs, in the project's root"],
  ['.git/stagefold/', 'the journals by which `undo` takes writes back'],
  ['~/.local/state/stagefold/', 'the same for projects without git'],
]

function synopsis(name: CommandName): string {
  const [, ...operands] = commands[name].usage.split(' ')
  const named = name === 'fold' ? '' : ` ${name}`
  const taken = groupsOf(name).length > 0 ? ' [options]' : ''
  return `.B stagefold${named}\n${roff(`${taken} ${operands.join(' ')}`.trim())}`
}

/** Every option once, with its group. */
function optionGroups(): readonly (readonly [string, readonly OptionName[]])[] {
  const groups = new Set(optionNames.map((name) => specOf(name).group))
  return Array.from(groups, (group) => [group, optionNames.filter((name) => specOf(name).group === group)])
}

function optionEntry(name: OptionName): readonly string[] {
  const { value, description, commands: taking } = specOf(name)
  const others = taking.filter((command) => command !== 'fold')
  const belongs =
    others.length === taking.length
      ? [`With ${others.map((one) => `\\fB${one}\\fR`).join(', ')} only.`]
      : others.length > 0
        ? [`Also with ${others.map((one) => `\\fB${one}\\fR`).join(', ')}.`]
        : []
  const term = value === undefined ? `.B \\-\\-${roff(name)}` : `.BI \\-\\-${roff(name)} " ${roff(value)}"`
  const negated = hasNegation(name) ? ['.TQ', `.B \\-\\-no\\-${roff(name)}`] : []
  return ['.TP', term, ...negated, sentence(description), ...belongs]
}

function commandEntry(name: CommandName): readonly string[] {
  const spec: CommandSpec = commands[name]
  const [, ...operands] = spec.usage.split(' ')
  return [
    '.TP',
    `.BI ${name} " ${roff(operands.join(' '))}"`,
    sentence(spec.description),
    ...paragraphs(spec, '.IP'),
  ]
}

function paragraphs({ details }: CommandSpec, macro = '.PP'): readonly string[] {
  return details.flatMap((text) => [macro, inline(text)])
}

function exampleEntry([command, description]: Example): readonly string[] {
  return [
    '.PP',
    `${inline(capital(description))}:`,
    '.RS',
    '.EX',
    roff(command.replaceAll('$0', 'stagefold')),
    '.EE',
    '.RE',
  ]
}

function sentence(text: string): string {
  return `${inline(capital(text))}.`
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** Words in backticks become bold. */
function inline(text: string): string {
  return text
    .split('`')
    .map((part, at) => (at % 2 === 0 ? roff(part) : `\\fB${roff(part)}\\fR`))
    .join('')
}

/** What roff would take for a command, or print as another character. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replace(/^\./, '\\&.')
}
