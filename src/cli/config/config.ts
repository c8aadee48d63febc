import type { OptionName, Options } from '../options.ts'

/** Options of the command line that a config may set too, by their names in it. */
export const settings = {
  keep: 'keep',
  strict: 'strict',
  namedContexts: 'named-contexts',
  moveHostSteps: 'move-host-steps',
  cacheMounts: 'cache-mounts',
} as const satisfies Names

/** Options that only make sense for single scripts. */
export const roleSettings = {
  targets: 'target',
  builders: 'builder',
  dockerfile: 'dockerfile',
  context: 'context',
  stageName: 'stage-name',
  output: 'output',
} as const satisfies Names

export const searchSettings = {
  include: 'include',
  exclude: 'exclude',
  unrelated: 'unrelated',
} as const satisfies Names

type Names = Readonly<Record<string, OptionName>>
type Values<Table extends Names> = { readonly [Name in keyof Table]?: NonNullable<Options[Table[Name]]> }

/** What `stagefold.config.json`, the default export of `stagefold.config.js`, or package.json's key `stagefold` holds. */
export interface Config extends Values<typeof settings>, Values<typeof searchSettings> {
  /** For an editor. */
  readonly $schema?: string
  /** For the scripts that `files` names; later ones outrank earlier ones. */
  readonly overrides?: readonly Override[]
}

/** Paths run from the project's root. */
export interface Override extends Values<typeof settings>, Values<typeof roleSettings> {
  /** Globs as in a `.gitignore`. */
  readonly files: readonly string[]
}
