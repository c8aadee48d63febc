import type { CommandName, Options } from './options.ts'

export interface CommandSpec {
  /** Name and positional arguments, as yargs takes them; `$0` is the command without a name. */
  readonly usage: string
  readonly description: string
  /** The most paths that it takes. */
  readonly maximumPaths: number
  /** What `--format` may be. */
  readonly formats: readonly NonNullable<Options['format']>[]
}

const reports = ['text', 'json', 'sarif', 'github', 'markdown'] as const

/** Every command, declared once like the options. */
export const commands = {
  fold: {
    usage: '$0 [paths..]',
    description: 'Find builder patterns under the paths and show the diff that folds them; writes nothing',
    maximumPaths: Infinity,
    formats: reports,
  },
  explain: {
    usage: 'explain [paths..]',
    description: 'Show the pipeline as a tree, every line with its place and with what becomes of it',
    maximumPaths: Infinity,
    formats: ['text', 'json', 'mermaid'],
  },
  verify: {
    usage: 'verify [paths..]',
    description: 'Build the old way and the folded way on an engine and compare the images; runs the scripts',
    maximumPaths: Infinity,
    formats: ['text', 'json'],
  },
  undo: {
    usage: 'undo [path]',
    description: 'Take back the last --write in the project of the path',
    maximumPaths: 1,
    formats: ['text'],
  },
  report: {
    usage: 'report <files..>',
    description: 'Merge the results that several runs wrote with --format json into one report',
    maximumPaths: Infinity,
    formats: reports,
  },
  rules: {
    usage: 'rules [codes..]',
    description: 'List what stagefold can say, or tell more about some codes, with examples',
    maximumPaths: Infinity,
    formats: ['text', 'json'],
  },
} as const satisfies Record<CommandName, CommandSpec>

export const examples: readonly (readonly [command: string, description: string])[] = [
  ['$0', 'show what could be folded in this folder'],
  ['$0 --write build.sh', 'fold the pipeline that build.sh drives'],
  ['$0 build-bin.sh build-image.sh', 'two scripts, called one after the other, as one pipeline'],
  ['$0 --stdout app | docker build -f - app', "build from app's merged Dockerfile"],
  ['$0 --builder Dockerfile.build=build copy.sh', 'fold builds that are typed by hand'],
  ['$0 explain build.sh', 'see what build.sh does, and why it is or is not folded'],
  ['$0 verify build.sh', 'see that both ways give the same image'],
  ['$0 verify --jobs 4 services', 'the same for each pipeline there, four at once'],
  ['$0 report shard-*.json --format markdown', 'one report on what several machines have found'],
  ['$0 rules SF210', 'why that is refused, and what to do about it'],
]
