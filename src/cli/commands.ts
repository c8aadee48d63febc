import type { CommandName, Options } from './options.ts'

export type Example = readonly [command: string, description: string]

export interface CommandSpec {
  /** Name and positional arguments, as yargs takes them; `$0` is the command without a name. */
  readonly usage: string
  readonly description: string
  /** What its own help says beyond that, a paragraph each. */
  readonly details: readonly string[]
  /** With `$0` for the command that was typed. */
  readonly examples: readonly Example[]
  /** What its positional arguments are. */
  readonly operand: 'path' | 'code' | 'command' | 'shell'
  /** The most of them that it takes. */
  readonly maximumPaths: number
  /** What `--format` may be. */
  readonly formats: readonly NonNullable<Options['format']>[]
}

const reports = ['text', 'json', 'sarif', 'github', 'markdown'] as const

/** Every command, declared once like the options: parsing, help, completion and the manual come from here. */
export const commands = {
  fold: {
    usage: '$0 [paths..]',
    description: 'Find builder patterns under the paths and show the diff that folds them; writes nothing',
    details: [
      'A path is a script, a Makefile, a CI file or the like, or a folder that is searched for them; without a path it is this folder. What cannot be proved to give the same image is refused, with a code, the place and a hint.',
      'Scripts that are named together, and of which one takes what another builds or extracts, are folded as one pipeline. Options that name a file mean it from the folder of the path, then from the working directory.',
    ],
    examples: [
      ['$0', 'show what could be folded in this folder'],
      ['$0 --write build.sh', 'fold the pipeline that build.sh drives'],
      ['$0 build-bin.sh build-image.sh', 'two scripts, called one after the other, as one pipeline'],
      ['$0 --stdout app | docker build -f - app', "build from app's merged Dockerfile"],
      ['$0 --builder Dockerfile.build=build copy.sh', 'fold builds that are typed by hand'],
      ['$0 --check', 'in CI: fail while there is something to fold'],
    ],
    operand: 'path',
    maximumPaths: Infinity,
    formats: reports,
  },
  explain: {
    usage: 'explain [paths..]',
    description: 'Show the pipeline as a tree, every line with its place and with what becomes of it',
    details: [
      'Behind the tree stands, for every COPY of a file out of another image, its way back: where it lay on the host, what brought it there, and the line that made it; then the files that change, and everything that there is to say. Refused pipelines are explained as far as they are understood.',
    ],
    examples: [
      ['$0 explain build.sh', 'see what build.sh does, and why it is or is not folded'],
      ['$0 explain --format mermaid build.sh', 'the same as a chart that Markdown shows'],
    ],
    operand: 'path',
    maximumPaths: Infinity,
    formats: ['text', 'json', 'mermaid'],
  },
  verify: {
    usage: 'verify [paths..]',
    description: 'Build the old way and the folded way on an engine and compare the images; runs the scripts',
    details: [
      'The scripts run in copies of the project: builds get throw-away names, pushes and uploads are not run, and all else that they do, they do. So it asks first, unless --yes is given.',
    ],
    examples: [
      ['$0 verify build.sh', 'see that both ways give the same image'],
      ['$0 verify --jobs 4 services', 'the same for each pipeline there, four at once'],
      ['$0 verify --engine podman --yes build.sh', 'on podman, without being asked'],
    ],
    operand: 'path',
    maximumPaths: Infinity,
    formats: ['text', 'json'],
  },
  undo: {
    usage: 'undo [path]',
    description: 'Take back the last --write in the project of the path',
    details: [
      'Every file is brought back byte for byte. Where one has changed since it was written, nothing is brought back.',
    ],
    examples: [['$0 undo', 'take back what the last --write here did']],
    operand: 'path',
    maximumPaths: 1,
    formats: ['text'],
  },
  report: {
    usage: 'report <files..>',
    description: 'Merge the results that several runs wrote with --format json into one report',
    details: ['For pipelines that were split over several machines with --shard.'],
    examples: [
      ['$0 report shard-*.json --format markdown', 'one report on what several machines have found'],
    ],
    operand: 'path',
    maximumPaths: Infinity,
    formats: reports,
  },
  rules: {
    usage: 'rules [codes..]',
    description: 'List what stagefold can say, or tell more about some codes, with examples',
    details: ['A code may be written in small letters, or by its name.'],
    examples: [
      ['$0 rules', 'all codes, with what they say'],
      ['$0 rules SF210', 'why that is refused, and what to do about it'],
    ],
    operand: 'code',
    maximumPaths: Infinity,
    formats: ['text', 'json'],
  },
  help: {
    usage: 'help [command]',
    description: 'Show the options and examples of a command',
    details: [],
    examples: [['$0 help verify', 'what verify takes']],
    operand: 'command',
    maximumPaths: 1,
    formats: ['text'],
  },
  completion: {
    usage: 'completion <shell>',
    description: 'Print a script that completes commands, options and files in bash, zsh or fish',
    details: [],
    examples: [
      ['source <($0 completion bash)', 'in ~/.bashrc'],
      ['$0 completion zsh > "${fpath[1]}/_stagefold"', 'once, before compinit runs'],
      ['$0 completion fish > ~/.config/fish/completions/stagefold.fish', 'once'],
    ],
    operand: 'shell',
    maximumPaths: 1,
    formats: ['text'],
  },
} as const satisfies Record<CommandName, CommandSpec>

/** What a person who asks for all of it sees; each command's own help has the others. */
export const examples: readonly Example[] = [
  ...commands.fold.examples,
  commands.explain.examples[0],
  commands.verify.examples[0],
  commands.undo.examples[0],
  commands.report.examples[0],
  commands.rules.examples[1],
]
