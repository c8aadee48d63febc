import type { CommandWord } from '../../pipeline/types.ts'
import { known, type Value } from '../../shell/value.ts'
import type { Call } from '../call.ts'
import type { World } from '../world.ts'
import { isWritable } from './repeat-words.ts'

/**
 * The variables of the script that a program sees, as assignments before it: those that are written there, and of the
 * exported ones those that programs read. Null when one of them is not known.
 */
export function environmentOf(call: Call, world: World): readonly CommandWord[] | null {
  const given = new Map<string, Value | null>(call.environment)
  for (const [name, value] of world.variables) {
    const isExported = world.exported.has(name) || world.exported.has('*')
    if (isExported && !given.has(name) && isRead(name, call)) given.set(name, value)
  }
  const wanted = call.name === 'envsubst' ? wantedBy(call) : []
  if (wanted === null ? given.size === 0 : wanted.some((name) => !given.has(name))) return null
  const words = [...given]
    .filter(([name]) => call.name !== 'envsubst' || wanted === null || wanted.includes(name))
    .map(([name, value]) => ({ name, text: value === null ? null : known(value) }))
  if (words.some(({ text }) => text === null || !isWritable(text))) return null
  return words.map(({ name, text }) => ({ text: `${name}=${text}`, form: 'assignment' }))
}

/** What `envsubst '$A $B'` replaces; null when it replaces all. */
function wantedBy(call: Call): readonly string[] | null {
  const format = call.args.map(({ value }) => known(value) ?? '').find((word) => word.includes('$'))
  return format === undefined ? null : [...format.matchAll(/\$\{?(\w+)/g)].map((match) => match[1]!)
}

function isRead(name: string, { name: program }: Call): boolean {
  if (program === 'envsubst') return !/^(DOCKER|BUILDKIT|BUILDX|COMPOSE|PATH$|PWD$|OLDPWD$)/.test(name)
  return /^(LANG|LANGUAGE|TZ|SOURCE_DATE_EPOCH|POSIXLY_CORRECT|UPX|LC_\w+)$/.test(name)
}
