import { commands } from './commands.ts'
import type { CommandSpec } from './commands.ts'
import { UsageError } from './errors.ts'
import type { Invocation } from './invocation.ts'
import { countOf } from './count-of.ts'
import { proofNames } from './options.ts'
import type { OptionName } from './options.ts'
import { readShard } from './shard.ts'

/** Options that contradict each other, with the reason. */
const contradictions: readonly (readonly [OptionName, OptionName, reason: string])[] = [
  ['stdout', 'write', 'the Dockerfile goes either to standard output or to its file'],
  ['stdout', 'check', 'standard output carries either the Dockerfile or the list of scripts'],
  ['stdout', 'format', 'standard output carries the Dockerfile as it is'],
  ['check', 'write', 'it changes no file'],
  ['check', 'interactive', 'it changes no file'],
  ['stdout', 'interactive', 'the Dockerfile goes either to standard output or to its file'],
  ['format', 'interactive', 'a person is asked, no program'],
]

/** Options that say which files of one script mean what. */
const roles: readonly OptionName[] = ['builder', 'dockerfile', 'context', 'stage-name', 'output', 'stdout']

/** @throws UsageError when the options make no sense together, or one of them none at all */
export function checkCombinations({ command, paths, options }: Invocation): void {
  for (const [option, other, reason] of contradictions) {
    if (isGiven(options[option]) && isGiven(options[other])) {
      throw new UsageError(`The \`--${option}\` option cannot be used with \`--${other}\`: ${reason}.`)
    }
  }
  if (options['allow-dirty'] && !options.write && !options.interactive) {
    throw new UsageError('The `--allow-dirty` option cannot be used without `--write`: nothing is written.')
  }
  if (options.verify && !options.write) {
    throw new UsageError(
      'The `--verify` option cannot be used without `--write`: the command `verify` writes nothing.',
    )
  }
  const proof =
    command === 'fold' && !options.verify ? proofNames.find((name) => options[name] !== undefined) : undefined
  if (proof !== undefined) {
    throw new UsageError(`The \`--${proof}\` option cannot be used without \`--verify\`: nothing is built.`)
  }
  const { maximumPaths, formats }: CommandSpec = commands[command]
  if (options.format !== undefined && !formats.includes(options.format)) {
    const where = command === 'fold' ? 'without a command' : `with \`${command}\``
    const choices = formats.map((name) => `\`${name}\``).join(', ')
    throw new UsageError(
      `The \`--format\` option cannot be \`${options.format}\` ${where}; it can be ${choices}.`,
    )
  }
  if (options['buildx-builder'] !== undefined && options.buildkit === false) {
    throw new UsageError(
      'The `--buildx-builder` option cannot be used with `--no-buildkit`: buildx builds with BuildKit.',
    )
  }
  if (options['buildx-builder'] !== undefined && (options.engine ?? 'docker') !== 'docker') {
    throw new UsageError(
      `The \`--buildx-builder\` option cannot be used with \`--engine ${options.engine}\`: buildx is Docker's.`,
    )
  }
  countOf('jobs', options)
  countOf('threads', options)
  if (options.shard !== undefined) readShard(options.shard)
  if (paths.length > maximumPaths) {
    throw new UsageError(`\`${command}\` cannot be used with ${paths.length} paths: it takes one.`)
  }
  if (options.script !== undefined && paths.length > 1) {
    throw new UsageError(
      `The \`--script\` option cannot be used with ${paths.length} paths: it names one script.`,
    )
  }
}

/** @throws UsageError when options that mean one script meet several */
export function checkSingleScript(options: Invocation['options'], scripts: readonly string[]): void {
  const role = roles.find((name) => isGiven(options[name]))
  if (role === undefined || scripts.length < 2) return
  throw new UsageError(
    `The \`--${role}\` option cannot be used with ${scripts.length} scripts (${scripts.join(', ')}): name one of them.`,
  )
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false
}
