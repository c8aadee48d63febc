import { everyRule } from '../../report/own-rules.ts'
import { commands } from '../commands.ts'
import { hasNegation, namedCommands, optionNames, optionsOf, specOf } from '../options.ts'
import type { CommandName, OptionName } from '../options.ts'
import { plainWords } from '../plain-words.ts'

export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** An option as it is typed: one that can be turned off is two. */
export interface TypedOption {
  /** `--write`, `--no-color`. */
  readonly word: string
  readonly description: string
  readonly multiple: boolean
  readonly value: TypedValue | null
}

export interface TypedValue {
  /** As help texts name it: `FILE`. */
  readonly name: string
  /** `any` is for what nobody can guess. */
  readonly kind: 'file' | 'folder' | 'choice' | 'any'
  readonly choices: readonly string[]
}

export function descriptionOf(command: CommandName): string {
  return plainWords(commands[command].description)
}

/** The options of a command, as the table has them, and `--help`. */
export function typedOptions(command: CommandName): readonly TypedOption[] {
  const help = { word: '--help', description: 'Show what there is to type', multiple: false, value: null }
  return [...optionsOf(command).flatMap((name) => typedForms(name, command)), help]
}

/** Every option that takes a value, of whatever command. */
export function valueOptions(): readonly string[] {
  return optionNames.filter((name) => specOf(name).type === 'string').map((name) => `--${name}`)
}

/** What stands where a command has its paths, when it is no path. */
export function operandWords(command: CommandName): readonly string[] | null {
  switch (commands[command].operand) {
    case 'path':
      return null
    case 'code':
      return Object.keys(everyRule)
    case 'command':
      return namedCommands
    case 'shell':
      return shells
  }
}

function typedForms(name: OptionName, command: CommandName): readonly TypedOption[] {
  const { type, description, multiple = false } = specOf(name)
  const positive = {
    word: `--${name}`,
    description: plainWords(description),
    multiple,
    value: valueOf(name, command),
  }
  if (type === 'string' || !hasNegation(name)) return [positive]
  return [positive, { ...positive, word: `--no-${name}` }]
}

function valueOf(name: OptionName, command: CommandName): TypedValue | null {
  const { type, value = 'VALUE', choices: all = [] } = specOf(name)
  const choices = name === 'format' ? commands[command].formats : all
  if (type === 'boolean') return null
  const kind =
    choices.length > 0 ? 'choice' : value.startsWith('FILE') ? 'file' : value === 'DIR' ? 'folder' : 'any'
  return { name: value, kind, choices }
}
