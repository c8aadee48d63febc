import { quote } from 'shell-quote'
import type { Invocation } from './invocation.ts'
import { specOf } from './options.ts'
import type { OptionName } from './options.ts'

/** The arguments that apply what an invocation has shown, quoted for a shell. */
export function applyArguments({ paths, options }: Invocation): string {
  const given = Object.entries(options) as [OptionName, string | boolean | readonly string[]][]
  const kept = given.filter(([name]) => name !== 'color' && name !== 'format')
  const words = kept.flatMap(([name, value]) => optionWords(name, value))
  // A path that starts with a dash was given behind `--`.
  const separator = paths.some((path) => path.startsWith('-')) ? ['--'] : []
  return ['--write', ...words, ...separator, ...paths].map(shellWord).join(' ')
}

/** `quote` protects more than a shell needs; people should recognise what they typed. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quote([word])
}

function optionWords(name: OptionName, value: string | boolean | readonly string[]): readonly string[] {
  if (specOf(name).type === 'boolean') return [value === false ? `--no-${name}` : `--${name}`]
  return [value].flat().map((text) => `--${name}=${String(text)}`)
}
