import { UsageError } from './errors.ts'
import type { Options } from './options.ts'

/**
 * How many pipelines are built at once.
 * @throws UsageError for what is no number
 */
export function jobsOf({ jobs = '1' }: Pick<Options, 'jobs'>): number {
  if (/^[1-9]\d{0,3}$/.test(jobs)) return Number(jobs)
  throw new UsageError(
    `The \`--jobs\` option cannot be \`${jobs}\`: it is the number of builds at once, from 1.`,
  )
}
