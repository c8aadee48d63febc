import { wordRange } from '../../shell/parse.ts'
import { show } from '../../shell/value.ts'
import type { Call } from '../call.ts'
import { obstruct, type World } from '../world.ts'
import type { Grammar } from './options.ts'
import { parseOptions, type Option, type ParsedOptions } from './parse-options.ts'

/** A subcommand's words by its grammar; an option that the grammar lacks is left as an obstacle. */
export function readOptions(call: Call, world: World, grammar: Grammar): ParsedOptions {
  const parsed = parseOptions(grammar, call.args, (field) => wordRange(world.script, field.word))
  if (parsed.unreadable) {
    const range = wordRange(world.script, parsed.unreadable.word)
    obstruct(world, 'unreadable-option', range, { option: show(parsed.unreadable.value), command: call.name })
  }
  return parsed
}

export function lastOption(parsed: ParsedOptions, name: string): Option | null {
  return parsed.options.findLast((option) => option.name === name) ?? null
}
