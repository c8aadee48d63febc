import type { Field } from '../../shell/expand.ts'
import { wordRange } from '../../shell/parse.ts'
import { show } from '../../shell/value.ts'
import type { Call } from '../call.ts'
import { obstruct, type World } from '../world.ts'
import type { Grammar } from './options.ts'
import { parseOptions, type Option, type ParsedOptions } from './parse-options.ts'

/**
 * A subcommand's words by its grammar; an option that the grammar lacks is left as an obstacle.
 *
 * @param step the step that the obstacle belongs to
 */
export function readOptions(
  call: Call,
  world: World,
  grammar: Grammar,
  step: number | null = null,
): ParsedOptions {
  const parsed = parseOptions(grammar, call.args, (field) => wordRange(world.script, field.word))
  if (parsed.unreadable) refuseWord(parsed.unreadable, call, world, step)
  return parsed
}

/** Nobody can tell what a word means to the command. */
export function refuseWord(field: Field, call: Call, world: World, step: number | null): void {
  const range = wordRange(world.script, field.word)
  obstruct(world, 'unreadable-option', range, { option: show(field.value), command: call.name }, step)
}

export function lastOption(parsed: ParsedOptions, name: string): Option | null {
  return parsed.options.findLast((option) => option.name === name) ?? null
}
