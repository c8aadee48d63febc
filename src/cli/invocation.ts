import type { CommandName, Options } from './options.ts'

/** A command line that was understood. */
export interface Invocation {
  readonly command: CommandName
  readonly paths: readonly string[]
  readonly options: Options
}
