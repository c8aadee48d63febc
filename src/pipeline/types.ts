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
  readonly steps: readonly Step[]
  /** The way back of every file that a build takes out of another one's image. */
  readonly origins: readonly Origin[]
}

/** A script, and what a user types where it is none, as the pipeline's own. */
export type Call = Pick<Pipeline, 'script' | 'command'>

export type Step =
  | ImageBuild
  | ContainerStart
  | Streaming
  | Extraction
  | Reworking
  | HostStep
  | ImageUse
  | ContainerRemoval

interface StepBase {
  /** Position in the pipeline's steps, from 0. */
  readonly id: number
  /** The command in the script: without its redirections' targets, separators and comments. */
  readonly span: Span
}

/** `docker build`. */
export interface ImageBuild extends StepBase {
  readonly kind: 'build'
  /** The Dockerfile's path in the project; null when it comes from standard input or is not known. */
  readonly dockerfile: string | null
  /** The path that the command reads it at: another one where the script copies it there, or writes it. */
  readonly readAt: string | null
  /** Its text stands in the script and comes through standard input. */
  readonly typed: TypedDockerfile | null
  /** The build context's directory in the project; null when it is a stream, a URL or not known. */
  readonly context: string | null
  /** The context comes through standard input, out of a container; `redirect` is the `<` and its file. */
  readonly streamed: { readonly redirect: Span | null } | null
  /** The word that names the context; null for a build that no script types. */
  readonly operand: Span | null
  /** The directory in which the command runs; null when it is not known. */
  readonly cwd: string | null
  readonly tags: readonly Value[]
  readonly buildArgs: readonly BuildArg[]
  readonly target: Value | null
  /** The `--target` option and its value, as written. */
  readonly targetSpan: Span | null
  /** The `-f` option and its value, as written; null without one. */
  readonly file: { readonly span: Span; readonly value: Span } | null
  /** Every option but `-f`, `-t`, `--build-arg` and `--target`, in order. */
  readonly flags: readonly BuildFlag[]
}

export interface TypedDockerfile {
  /** The `<<EOF`; null where another command prints the text. */
  readonly redirect: Span | null
  /** The lines of the here document, with the one that ends it. */
  readonly document: Span | null
  /** The command that prints it into the pipe. */
  readonly feeder: Span | null
}

export interface BuildArg {
  readonly name: string
  /** Null for `--build-arg NAME`, which takes the value from the environment. */
  readonly value: Value | null
  /** The option and its value, as written. */
  readonly span: Span
}

export interface BuildFlag {
  /** Long name without dashes where there is one: `no-cache`, `pull`, `quiet`. */
  readonly name: string
  readonly value: Value | null
  readonly span: Span
}

/** `docker create`, `docker run`. */
export interface ContainerStart extends StepBase {
  readonly kind: 'container'
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

export interface Mount {
  /** `project` is a folder or file of the project, `outside` one elsewhere on the host, or nobody knows where. */
  readonly kind: 'project' | 'outside' | 'volume' | 'tmpfs'
  /** In the project for `project`; as written, or the volume's name, for the others. */
  readonly path: string
  /** Absolute path in the container, cleaned. */
  readonly target: string
  readonly readOnly: boolean
}

/** A process as `docker run` starts it. */
export interface Process {
  /** Null when nobody knows what runs: the image or its base says it, or a variable. */
  readonly command: ProcessCommand | null
  readonly env: readonly { readonly name: string; readonly value: Value | null }[]
  readonly user: Value | null
  readonly workdir: Value | null
  /** The script goes on while it runs. */
  readonly detached: boolean
  /** Options under which it can do what no RUN can, as written. */
  readonly rights: readonly string[]
}

/** Words as exec gets them, or a text for the image's shell. */
export type ProcessCommand =
  | { readonly form: 'exec'; readonly words: readonly string[] }
  | { readonly form: 'shell'; readonly text: string }

/** `docker cp X:/p -`: files on their way through a pipe. */
export interface Streaming extends StepBase {
  readonly kind: 'stream'
  /** The step that made the container. */
  readonly container: number
}

/** Files leaving a container for the host. */
export interface Extraction extends StepBase {
  readonly kind: 'extract'
  /** The step that made the container. */
  readonly container: number
  /** The command whose output it was that brought the files; null for `docker cp` to a path. */
  readonly via: number | null
  readonly artifact: Artifact
}

/** `mv`, `cp`, `chmod`, `rm` of a part: what a command of the host made of extracted files. */
export interface Reworking extends StepBase {
  readonly kind: 'rework'
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
  | { readonly kind: 'mode'; readonly mode: string; readonly recursive: boolean; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  /** An archive of the image that the host unpacked; its files come to lie in a folder of the stage. */
  | {
      readonly kind: 'unpack'
      readonly archive: string
      readonly folder: string
      /** The letter by which tar is told of it; empty where it is left to the name. */
      readonly compression: string
      readonly strip: number
    }
  /** Files that a pattern of the host's shell matched, brought together in a folder of the stage, or under a name. */
  | { readonly kind: 'gather'; readonly pattern: string; readonly to: string; readonly options: string }
  /** The host gave them to somebody: only an archive of them would show it. */
  | { readonly kind: 'owner' }
  /** A copy without the bits that `cp` does not give to a new file under the usual umask. */
  | { readonly kind: 'copy' }
  | CommandWork

/** A command of the host that a stage runs too. */
export interface CommandWork {
  readonly kind: 'command'
  /** The first step that it left: one run of it has one. */
  readonly step: number
  readonly words: readonly CommandWord[]
  /** The program that the stage's image has to bring; null for what every shell does in the same way. */
  readonly tool: ImageTool | null
  /** What it reads, as it was then. */
  readonly inputs: readonly Artifact[]
  /** Paths of the stage that it reads or writes, and of these what it changes or makes. */
  readonly uses: readonly string[]
  readonly changes: readonly string[]
  /** A folder of the stage for the file that it makes; null when there is none. */
  readonly folder: string | null
}

export interface ImageTool {
  readonly name: string
  /** All its versions make the same of the same files. */
  readonly isAnyVersion: boolean
}

/** `pattern` is for the stage's shell to expand, `operator` is one of that shell's own words, `assignment` is `NAME=value`. */
export interface CommandWord {
  readonly text: string
  readonly form: 'word' | 'pattern' | 'operator' | 'assignment'
}

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

export interface HostFile {
  /** In the project. */
  readonly path: string
  /** The script copied it among extracted files; else it came through a container that had it mounted. */
  readonly isCopied: boolean
}

/** mkdir, rm, cp, a redirection and the like, where they touch files of a build context. */
export interface HostStep extends StepBase {
  readonly kind: 'host'
  readonly command: string
  readonly paths: readonly string[]
}

/** `docker tag`, `push`, `rmi`, `run` of an image. */
export interface ImageUse extends StepBase {
  readonly kind: 'image'
  readonly command: 'tag' | 'push' | 'rmi' | 'run'
  readonly images: readonly Value[]
  /** The build step of each image, in the same order; null for images from elsewhere. */
  readonly builds: readonly (number | null)[]
}

export interface ContainerRemoval extends StepBase {
  readonly kind: 'remove'
  readonly containers: readonly Value[]
  /** The steps that made them; null for those that the script did not make (leftovers of an earlier run). */
  readonly starts: readonly (number | null)[]
}
