export const commandNames = [
  'fold',
  'explain',
  'verify',
  'undo',
  'report',
  'rules',
  'help',
  'completion',
] as const

export type CommandName = (typeof commandNames)[number]

/** The commands that are words: to fold is what the command does without one. */
export const namedCommands: readonly Exclude<CommandName, 'fold'>[] = commandNames.filter(
  (name) => name !== 'fold',
)

export interface OptionSpec {
  readonly type: 'boolean' | 'string'
  /** May be given several times. */
  readonly multiple?: true
  /** Name of the value in help texts. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly group: string
  readonly description: string
  readonly commands: readonly CommandName[]
}

const roles = {
  group: 'Roles, where the script does not tell',
  commands: ['fold', 'explain', 'verify'],
} as const
const result = { group: 'Result', commands: ['fold', 'explain', 'verify'] } as const
const search = { group: 'Search', commands: ['fold', 'explain', 'verify'] } as const
const proof = { group: 'Verifying', commands: ['fold', 'verify'] } as const

/** Every option of every command, declared once: parsing, help, the README's table and the types come from here. */
export const options = {
  write: {
    type: 'boolean',
    group: 'Mode',
    description: 'Apply the diff to the files',
    commands: ['fold'],
  },
  check: {
    type: 'boolean',
    group: 'Mode',
    description: 'List the scripts that could be folded; exit with 1 if there are any',
    commands: ['fold', 'report'],
  },
  'fail-on': {
    type: 'string',
    choices: ['never', 'refusal', 'warning', 'assumption'],
    value: 'LEVEL',
    group: 'Mode',
    description:
      'What makes the exit code 1: `never`, `refusal` (the default), `warning` or `assumption`, each with those before it; `--write` leaves out what is folded with such a thing',
    commands: ['fold', 'report'],
  },
  stdout: {
    type: 'boolean',
    group: 'Mode',
    description: 'Print just the merged Dockerfile',
    commands: ['fold'],
  },
  'allow-dirty': {
    type: 'boolean',
    group: 'Mode',
    description: 'Write over files with uncommitted changes, or that git does not track',
    commands: ['fold'],
  },
  verify: {
    type: 'boolean',
    group: 'Mode',
    description: 'With `--write`: write only what `verify` finds to give the same image',
    commands: ['fold'],
  },
  interactive: {
    type: 'boolean',
    group: 'Mode',
    description: 'Ask for each pipeline whether to apply its diff',
    commands: ['fold'],
  },
  include: {
    type: 'string',
    multiple: true,
    value: 'GLOB',
    description: 'Of what is found in folders, only this; globs as in a `.gitignore`; may be repeated',
    ...search,
  },
  exclude: {
    type: 'string',
    multiple: true,
    value: 'GLOB',
    description: 'Search these files and folders not; may be repeated',
    ...search,
  },
  unrelated: {
    type: 'string',
    multiple: true,
    value: 'GLOB',
    description: 'As --exclude, for what uses no file of the rest, as fixtures and examples; may be repeated',
    ...search,
  },
  ignore: {
    type: 'boolean',
    description: 'Heed `.gitignore`; `--no-ignore` to search what git ignores too',
    ...search,
  },
  shard: {
    type: 'string',
    value: 'N/M',
    description: 'Only the Nth of M parts of the pipelines, the same ones on every machine',
    ...search,
  },
  threads: {
    type: 'string',
    value: 'N',
    description: 'How many threads fold; as many as are worth their start without it',
    ...search,
  },
  config: {
    type: 'string',
    value: 'FILE',
    description: "The config file, instead of `stagefold.config.json` or `.js` in the project's root",
    ...search,
  },
  script: {
    type: 'string',
    value: 'FILE',
    description: 'The script that drives the builds',
    ...roles,
  },
  target: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description: 'The target of a Makefile that makes the image, where it is not told; may be repeated',
    ...roles,
  },
  builder: {
    type: 'string',
    multiple: true,
    value: 'FILE[=STAGE]',
    description: "A builder's Dockerfile that the script does not build itself; may be repeated",
    ...roles,
  },
  dockerfile: {
    type: 'string',
    value: 'FILE',
    description: "The final image's Dockerfile",
    ...roles,
  },
  context: {
    type: 'string',
    value: 'DIR',
    description: "The final build's context",
    ...roles,
  },
  'stage-name': {
    type: 'string',
    value: 'NAME',
    description: "Name of the builder's stage",
    ...result,
  },
  output: {
    type: 'string',
    value: 'FILE',
    description: 'Where the merged Dockerfile goes, instead of over the final one',
    ...result,
  },
  keep: {
    type: 'boolean',
    description: "Leave the builder's Dockerfile in place",
    ...result,
  },
  strict: {
    type: 'boolean',
    description: 'Write `--chown=0:0` on every COPY that stands for an extraction',
    ...result,
  },
  'named-contexts': {
    type: 'boolean',
    description: 'Join different contexts with `--build-context` (Docker 23), not in a folder around them',
    ...result,
  },
  'move-host-steps': {
    type: 'boolean',
    description:
      "Let the builder's stage run what `sed`, `strip` and the like do to extracted files on the host",
    ...result,
  },
  'cache-mounts': {
    type: 'boolean',
    description: 'Keep caches that containers had mounted, as `RUN --mount=type=cache` (BuildKit)',
    ...result,
  },
  engine: {
    type: 'string',
    choices: ['docker', 'podman', 'buildah'],
    value: 'ENGINE',
    description: '`docker`, `podman` or `buildah`, instead of the first that answers',
    ...proof,
  },
  buildkit: {
    type: 'boolean',
    description: "Docker's BuildKit, or with `--no-buildkit` its classic builder",
    ...proof,
  },
  'buildx-builder': {
    type: 'string',
    value: 'NAME',
    description: 'The builder of `docker buildx` that builds, say on other machines',
    ...proof,
  },
  jobs: {
    type: 'string',
    value: 'N',
    description: 'How many pipelines are built at once; one without it',
    ...proof,
  },
  again: {
    type: 'boolean',
    description: 'Build also what was found identical before, with the same files and engine',
    ...proof,
  },
  prepare: {
    type: 'string',
    value: 'COMMAND',
    description: 'A shell command that makes each copy of the project ready',
    ...proof,
  },
  yes: {
    type: 'boolean',
    description: 'Run the script without asking first',
    ...proof,
  },
  format: {
    type: 'string',
    choices: ['text', 'json', 'sarif', 'github', 'markdown', 'mermaid'],
    value: 'FORMAT',
    group: 'Output',
    description:
      '`text`, `json`, `sarif` 2.1.0 with fixes, annotations of `github` Actions, `markdown` for a pull request, or with explain `mermaid`',
    commands: ['fold', 'explain', 'verify', 'report', 'rules'],
  },
  color: {
    type: 'boolean',
    group: 'Output',
    description: 'Colours, also where it is no terminal; `--no-color` for none',
    commands: ['fold', 'explain', 'verify', 'undo', 'report', 'rules'],
  },
} as const satisfies Record<string, OptionSpec>

export type OptionName = keyof typeof options

type ValueOf<S extends OptionSpec> = S extends { multiple: true }
  ? readonly string[]
  : S extends { choices: readonly (infer Choice)[] }
    ? Choice
    : S extends { type: 'boolean' }
      ? boolean
      : string

/** What was given on the command line; what was not is absent. */
export type Options = { readonly [Name in OptionName]?: ValueOf<(typeof options)[Name]> }

export const optionNames = Object.keys(options) as readonly OptionName[]

/** The options that say how both ways are built. */
export const proofNames: readonly OptionName[] = optionNames.filter(
  (name) => specOf(name).group === proof.group,
)

/** The options that a command takes, in the table's order. */
export function optionsOf(command: CommandName): readonly OptionName[] {
  return optionNames.filter((name) => specOf(name).commands.includes(command))
}

/** Whether `--no-NAME` is worth a word: then the description has it. */
export function hasNegation(name: OptionName): boolean {
  return specOf(name).description.includes(`--no-${name}`)
}

export function specOf(name: OptionName): OptionSpec {
  return options[name]
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name)
}
