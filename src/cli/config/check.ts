import { InputError } from '../errors.ts'
import { specOf } from '../options.ts'
import type { OptionName } from '../options.ts'
import { didYouMean } from '../suggestion.ts'
import { roleSettings, searchSettings, settings, type Config } from './config.ts'

type Kind = 'boolean' | 'string' | 'strings'
type Table = Readonly<Record<string, Kind>>

const top: Table = { $schema: 'string', ...kindsOf({ ...settings, ...searchSettings }) }
const override: Table = { files: 'strings', ...kindsOf({ ...settings, ...roleSettings }) }

const kinds: Readonly<
  Record<Kind, { readonly words: string; readonly matches: (value: unknown) => boolean }>
> = {
  boolean: { words: '`true` or `false`', matches: (value) => typeof value === 'boolean' },
  string: { words: 'a string', matches: (value) => typeof value === 'string' },
  strings: {
    words: 'a list of strings',
    matches: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  },
}

/**
 * @param shown the file, for the messages
 * @throws InputError for what no config holds
 */
export function checkConfig(data: unknown, shown: string): Config {
  const { overrides, ...rest } = objectOf(data, `${shown}: a config`)
  checkKeys(rest, top, shown, ['overrides'])
  if (overrides === undefined) return data as Config
  if (!Array.isArray(overrides)) throw new InputError(`${shown}: \`overrides\` has to be a list of objects.`)
  for (const [at, one] of overrides.entries()) {
    const place = `${shown}: \`overrides[${at}]\``
    const entry = objectOf(one, place)
    checkKeys(entry, override, place)
    if (entry['files'] === undefined) throw new InputError(`${place} has to say for which \`files\` it is.`)
  }
  return data as Config
}

function objectOf(data: unknown, what: string): Record<string, unknown> {
  if (typeof data === 'object' && data !== null && !Array.isArray(data))
    return data as Record<string, unknown>
  throw new InputError(`${what} has to be an object.`)
}

function checkKeys(
  data: Readonly<Record<string, unknown>>,
  table: Table,
  place: string,
  more: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(data)) {
    const kind = Object.hasOwn(table, name) ? table[name] : undefined
    if (kind === undefined) {
      const suggestion = didYouMean(name, [...Object.keys(table), ...more])
      throw new InputError(`${place}: there is no \`${name}\` option.${suggestion}`)
    }
    if (!kinds[kind].matches(value))
      throw new InputError(`${place}: \`${name}\` has to be ${kinds[kind].words}.`)
  }
}

function kindsOf(names: Readonly<Record<string, OptionName>>): Table {
  return Object.fromEntries(
    Object.entries(names).map(([key, name]) => {
      const { type, multiple } = specOf(name)
      return [key, multiple ? 'strings' : type]
    }),
  )
}
