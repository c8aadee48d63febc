import { UsageError } from './errors.ts'
import type { Options } from './options.ts'

/**
 * The number that an option stands for; null without the option.
 * @throws UsageError for what is none from 1 to 999
 */
export function countOf(name: 'jobs' | 'threads', { [name]: text }: Options): number | null {
  if (text === undefined) return null
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new UsageError(`The \`--${name}\` option cannot be \`${text}\`: it is a number from 1 to 999.`)
}
