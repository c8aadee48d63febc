import type { Value } from '../shell/value.ts'
import type { Span } from '../source/span.ts'
import type { Origin } from './origin.ts'

/**
 * What a script does, as far as images, containers and the files of its build contexts go: plain data in the
 * order in which it happens. Host paths run from the project's root, like a Project's.
 */
export interface Pipeline {
  /** The script's path in the project; the first one's where several are called. */
  readonly script: string
  /** What a user types where that is no script, in its folder; null where nobody can run it by hand. Absent for scripts. */
  readonly command?: string | null
  /** The scripts that are called after it, in their order. Absent where there is but one. */
  readonly later?: readonly Call[]
  /** In the order in which they happen. */
  readonly steps: readonly Step[]
  /** The way back of every file that a build takes out of another one's image. */
  readonly origins: readonly Origin[]
}

/** A script, and what a user types where it is none, as the pipeline's own. */
export type Call = Pick<Pipeline, 'script' | 'command'>

/** One thing that the script does; `kind` tells which. */
export type Step =
  | ImageBuild
  | ContainerStart
  | Streaming
  | Extraction
  | Reworking
  | HostStep
  | ImageUse
  | ContainerRemoval

/** What every step has. */
export interface StepBase<Kind extends string> {
  /** What the members of {@link Step} are told apart by. */
  readonly kind: Kind
  /** Position in the pipeline's steps, from 0. */
  readonly id: number
  /** The command in the script: without its redirections' targets, separators and comments. */
  readonly span: Span
}

/** `docker build`. */
export interface ImageBuild extends StepBase<'build'> {
  /** The Dockerfile's path in the project; null when it comes from standard input or is not known. */
  readonly dockerfile: string | null
  /** The path that the command reads it at: another one where the script copies it there, or writes it. */
  readonly readAt: string | null
  /** Its text stands in the script and comes through standard input. */
  readonly typed: TypedDockerfile | null
  /** The build context's directory in the project; null when it is a stream, a URL or not known. */
  readonly context: string | null
  /** The context comes through standard input, out of a container; null when it does not. */
  readonly streamed: StreamedContext | null
  /** The word that names the context; null for a build that no script types. */
  readonly operand: Span | null
  /** The directory in which the command runs; null when it is not known. */
  readonly cwd: string | null
  /** The values of `-t`, in their order. */
  readonly tags: readonly Value[]
  /** The `--build-arg` options, in their order. */
  readonly buildArgs: readonly BuildArg[]
  /** The value of `--target`; null without one. */
  readonly target: Value | null
  /** The `--target` option and its value, as written. */
  readonly targetSpan: Span | null
  /** The `-f` option and its value, as written; null without one. */
  readonly file: FileOption | null
  /** Every option but `-f`, `-t`, `--build-arg` and `--target`, in order. */
  readonly flags: readonly BuildFlag[]
}

/** A build context that comes through standard input. */
export interface StreamedContext {
  /** The `<` and its file; null where it comes through a pipe. */
  readonly redirect: Span | null
}

/** Where the script names a Dockerfile. */
export interface FileOption {
  /** The `-f` option and its value, as written. */
  readonly span: Span
  /** The value alone. */
  readonly value: Span
}

/** A Dockerfile whose text stands in the script. */
export interface TypedDockerfile {
  /** The `<<EOF`; null where another command prints the text. */
  readonly redirect: Span | null
  /** The lines of the here document, with the one that ends it. */
  readonly document: Span | null
  /** The command that prints it into the pipe. */
  readonly feeder: Span | null
}

/** A `--build-arg`. */
export interface BuildArg {
  /** What stands before the `=`. */
  readonly name: string
  /** Null for `--build-arg NAME`, which takes the value from the environment. */
  readonly value: Value | null
  /** The option and its value, as written. */
  readonly span: Span
}

/** An option of `docker build`. */
export interface BuildFlag {
  /** Long name without dashes where there is one: `no-cache`, `pull`, `quiet`. */
  readonly name: string
  /** Null for an option that has none. */
  readonly value: Value | null
  /** The option and its value, as written. */
  readonly span: Span
}

/** `docker create`, `docker run`. */
export interface ContainerStart extends StepBase<'container'> {
  /** As the script names it. */
  readonly image: Value
  /** The build step that made the image; null when the script did not build it. */
  readonly build: number | null
  /** The name, or the unknown that stands for the id that docker printed. */
  readonly name: Value
  /** What runs in it and may make files; null for `docker create` and for commands that change nothing. */
  readonly process: Process | null
  /** Nothing but the base image says what runs: it is taken to change no file. */
  readonly assumedIdle: boolean
  /** What lies over the image's files (`-v`, `--mount`, `--tmpfs`). */
  readonly mounts: readonly Mount[]
}

/** What lies over files of an image while a container runs. */
export interface Mount {
  /** `project` is a folder or file of the project, `outside` one elsewhere on the host, or nobody knows where. */
  readonly kind: 'project' | 'outside' | 'volume' | 'tmpfs'
  /** In the project for `project`; as written, or the volume's name, for the others. */
  readonly path: string
  /** Absolute path in the container, cleaned. */
  readonly target: string
  /** The container cannot write to it. */
  readonly readOnly: boolean
}

/** A process as `docker run` starts it. */
export interface Process {
  /** Null when nobody knows what runs: the image or its base says it, or a variable. */
  readonly command: ProcessCommand | null
  /** The `-e` options, in their order. */
  readonly env: readonly EnvironmentVariable[]
  /** The value of `-u`; null without one. */
  readonly user: Value | null
  /** The value of `-w`; null without one. */
  readonly workdir: Value | null
  /** The script goes on while it runs. */
  readonly detached: boolean
  /** Options under which it can do what no RUN can, as written. */
  readonly rights: readonly string[]
}

/** A variable that a process is given. */
export interface EnvironmentVariable {
  /** What stands before the `=`. */
  readonly name: string
  /** Null for `-e NAME`, which takes the value from the environment of docker. */
  readonly value: Value | null
}

/** Words as exec gets them, or a text for the image's shell. */
export type ProcessCommand =
  | {
      /** As a Dockerfile's JSON form. */
      readonly form: 'exec'
      /** The program and its arguments. */
      readonly words: readonly string[]
    }
  | {
      /** As a Dockerfile's shell form. */
      readonly form: 'shell'
      /** What the shell is given. */
      readonly text: string
    }

/** `docker cp X:/p -`: files on their way through a pipe. */
export interface Streaming extends StepBase<'stream'> {
  /** The step that made the container. */
  readonly container: number
}

/** Files leaving a container for the host. */
export interface Extraction extends StepBase<'extract'> {
  /** The step that made the container. */
  readonly container: number
  /** The command whose output it was that brought the files; null for `docker cp` to a path. */
  readonly via: number | null
  /** The files as they came to lie on the host. */
  readonly artifact: Artifact
}

/** `mv`, `cp`, `chmod`, `rm` of a part: what a command of the host made of extracted files. */
export interface Reworking extends StepBase<'rework'> {
  /** Its name, without path and arguments. */
  readonly command: string
  /** The step that put there what the command worked on: an extraction or another reworking. */
  readonly from: number
  /** The files as they are afterwards. */
  readonly artifact: Artifact
  /** What the command took away; null when the files stay under the path that they had. */
  readonly leaves: string | null
}

/** A change of extracted files that a stage can repeat. Paths run from the artifact; empty for the artifact itself. */
export type FileWork =
  /** `chmod`. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'mode'
      /** As chmod takes it: `755`, `a+x`. */
      readonly mode: string
      /** Whatever lies in a directory too. */
      readonly recursive: boolean
      /** From the artifact; empty for itself. */
      readonly path: string
    }
  /** `rm`. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'remove'
      /** From the artifact; empty for itself. */
      readonly path: string
    }
  /** An archive of the image that the host unpacked; its files come to lie in a folder of the stage. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'unpack'
      /** Absolute path in the image. */
      readonly archive: string
      /** Absolute path in the stage. */
      readonly folder: string
      /** The letter by which tar is told of it; empty where it is left to the name. */
      readonly compression: string
      /** How many leading parts of its paths go (`--strip-components`). */
      readonly strip: number
    }
  /** Files that a pattern of the host's shell matched, brought together in a folder of the stage, or under a name. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'gather'
      /** Absolute, in the image. */
      readonly pattern: string
      /** The folder or the name in the stage, absolute. */
      readonly to: string
      /** What `cp` is called with. */
      readonly options: string
    }
  /** The host gave them to somebody: only an archive of them would show it. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'owner'
    }
  /** A copy without the bits that `cp` does not give to a new file under the usual umask. */
  | {
      /** What the members of {@link FileWork} are told apart by. */
      readonly kind: 'copy'
    }
  | CommandWork

/** A command of the host that a stage runs too. */
export interface CommandWork {
  /** What the members of {@link FileWork} are told apart by. */
  readonly kind: 'command'
  /** The first step that it left: one run of it has one. */
  readonly step: number
  /** As a shell of the stage is to get them. */
  readonly words: readonly CommandWord[]
  /** The program that the stage's image has to bring; null for what every shell does in the same way. */
  readonly tool: ImageTool | null
  /** What it reads, as it was then. */
  readonly inputs: readonly Artifact[]
  /** Paths of the stage that it reads or writes. */
  readonly uses: readonly string[]
  /** Those of `uses` that it changes or makes. */
  readonly changes: readonly string[]
  /** A folder of the stage for the file that it makes; null when there is none. */
  readonly folder: string | null
}

/** A program that an image has to bring. */
export interface ImageTool {
  /** As it is called. */
  readonly name: string
  /** All its versions make the same of the same files. */
  readonly isAnyVersion: boolean
}

/** A word of a command line. */
export interface CommandWord {
  /** Without quotes. */
  readonly text: string
  /**
   * `pattern` is for the stage's shell to expand, `operator` is one of that shell's own words, `assignment` is
   * `NAME=value`.
   */
  readonly form: 'word' | 'pattern' | 'operator' | 'assignment'
}

/** Files of an image that came to lie on the host. */
export interface Artifact {
  /** The image that the files come from, as the script names it. */
  readonly image: Value
  /** The build step that made the image; null when the script did not build it. */
  readonly build: number | null
  /** Absolute path in the image, cleaned. */
  readonly source: string
  /** Written with `/.` at its end: the contents, not the directory. */
  readonly contents: boolean
  /** Links were followed (`docker cp -L`). */
  readonly followed: boolean
  /** Path on the host where the file, or the directory's contents, came to lie. */
  readonly path: string
  /** What lies in the image, as far as the texts tell. */
  readonly type: 'file' | 'directory' | 'unknown'
  /** Which of docker cp's rules decided the path. */
  readonly placement: 'rename' | 'inside' | 'replace' | 'merge'
  /** Their name in the archive at `path`; empty for contents without a folder; null when they lie there themselves. */
  readonly packed: string | null
  /** The archive came out of the container, with the owners and modes that the files have there. */
  readonly raw: boolean
  /** What the host did to the files before a build took them, in that order. */
  readonly work: readonly FileWork[]
  /** A file of the repository lies there instead. */
  readonly hostFile?: HostFile
}

/** A file of the repository among those of an image. */
export interface HostFile {
  /** In the project. */
  readonly path: string
  /** The script copied it among extracted files; else it came through a container that had it mounted. */
  readonly isCopied: boolean
  /** Not among extracted files, but where only the final build may see it. Absent for others. */
  readonly isBrought?: true
}

/** mkdir, rm, cp, a redirection and the like, where they touch files of a build context. */
export interface HostStep extends StepBase<'host'> {
  /** Its name, without path and arguments. */
  readonly command: string
  /** What it touches, from the project's root. */
  readonly paths: readonly string[]
}

/** `docker tag`, `push`, `rmi`, `run` of an image. */
export interface ImageUse extends StepBase<'image'> {
  /** Docker's subcommand. */
  readonly command: 'tag' | 'push' | 'rmi' | 'run'
  /** As the script names them. */
  readonly images: readonly Value[]
  /** The build step of each image, in the same order; null for images from elsewhere. */
  readonly builds: readonly (number | null)[]
}

/** `docker rm`. */
export interface ContainerRemoval extends StepBase<'remove'> {
  /** As the script names them. */
  readonly containers: readonly Value[]
  /** The steps that made them; null for those that the script did not make (leftovers of an earlier run). */
  readonly starts: readonly (number | null)[]
}
