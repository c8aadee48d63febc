import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { proofNames, specOf } from './options.ts'
import type { CommandName, OptionName } from './options.ts'
import { shellWord } from './shell-word.ts'

/** Options that say how something is shown or done now, and nothing about what it is done with. */
const passing = new Set<OptionName>([
  'color',
  'format',
  'write',
  'check',
  'stdout',
  'interactive',
  'verify',
  'allow-dirty',
  'fail-on',
])

/** What applies that which an invocation has shown. */
export function applyCommand(invocation: Invocation, io: Io): string {
  return commandLine('fold', ['--write'], invocation, io)
}

/** What shows the diff of that which an invocation has found. */
export function showCommand(invocation: Invocation, io: Io): string {
  return commandLine('fold', [], invocation, io)
}

/** What tells how a script is understood. */
export function explainCommand(script: string, invocation: Invocation, io: Io): string {
  return commandLine('explain', [], { ...invocation, paths: [script] }, io)
}

/** A command with paths alone, quoted for a shell. */
export function plainCommand(words: readonly string[], paths: readonly string[], io: Io): string {
  return [io.command, ...[...words, ...pathWords(paths)].map(shellWord)].join(' ')
}

function commandLine(
  command: CommandName,
  first: readonly string[],
  { paths, options }: Invocation,
  io: Io,
): string {
  const given = Object.entries(options) as [OptionName, string | boolean | readonly string[]][]
  const kept = given.filter(
    ([name]) => !passing.has(name) && !proofNames.includes(name) && specOf(name).commands.includes(command),
  )
  const words = kept.flatMap(([name, value]) => optionWords(name, value))
  const named = command === 'fold' ? [] : [command]
  return plainCommand([...named, ...first, ...words], paths, io)
}

/** A path that starts with a dash was given behind `--`. */
function pathWords(paths: readonly string[]): readonly string[] {
  return paths.some((path) => path.startsWith('-')) ? ['--', ...paths] : paths
}

function optionWords(name: OptionName, value: string | boolean | readonly string[]): readonly string[] {
  if (specOf(name).type === 'boolean') return [value === false ? `--no-${name}` : `--${name}`]
  return [value].flat().map((text) => `--${name}=${String(text)}`)
}
