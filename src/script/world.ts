import type { Artifact, ImageBuild, ProcessCommand, Step } from '../pipeline/types.ts'
import type { DrivenFile } from '../drivers/driver.ts'
import type { Project } from '../project/project.ts'
import { WrittenFiles } from '../project/written.ts'
import type { Field } from '../shell/expand.ts'
import type { Fragment } from '../shell/fragment.ts'
import type { Evaluated, ParsedScript, Script, SyntaxNode, Word } from '../shell/parse.ts'
import type { Value } from '../shell/value.ts'
import type { Range, Span } from '../source/span.ts'
import type { Call, Outcome, Stream } from './call.ts'
import type { Choices, Condition } from './conditions.ts'
import type { FileRedirection } from './redirections.ts'
import type { Hidden } from './hidden.ts'
import { HostTree, type HostSnapshot } from './host.ts'
import { Variables } from './variables.ts'

/** What one run of a command in the script came to. A command in a loop or a function has several. */
export interface CommandRecord {
  readonly node: Evaluated
  /** The file that it stands in. */
  readonly script: Script
  /** Which process ran it: the user's scripts are the first ones. */
  readonly process: number
  readonly run: number
  readonly range: Range
  /** The words after expansion, the command's name first; empty for bare assignments. */
  readonly fields: readonly Field[]
  readonly cwd: string | null
  readonly role: Role
  readonly steps: readonly number[]
  /** How many steps had been taken when it ran. */
  readonly at: number
  /** Variables whose values its words use, and those that it sets. */
  readonly reads: ReadonlySet<string>
  readonly assigns: readonly string[]
  /** The branch, loop or fallback that may or may not run it; null when it runs. */
  readonly maybe: SyntaxNode | null
  /** The calls of functions that it runs in, the outermost first. */
  readonly calls: readonly Evaluated[]
}

/**
 * `step` did something to the pipeline, `shell` changes the shell itself, `message` prints, `test` only looks,
 * `other` is not modelled.
 */
export type Role = 'step' | 'assignment' | 'shell' | 'message' | 'test' | 'other'

/** What is known of the machine while the script runs. The interpreter changes it in place. */
export interface World {
  readonly project: WrittenFiles
  /** Names of images that others use, without `:latest`. */
  wantedImages: readonly string[]
  /** The script that runs now. */
  script: Script
  /** What the user calls, one after the other. */
  readonly mains: readonly Script[]
  /** Files that run shells without being scripts, by the path of each of their texts. */
  readonly driven: Map<string, DrivenFile>
  /** The shells that they run. */
  readonly fragments: Fragment[]
  /** Every script of the project that was read, by its path. */
  readonly scripts: Map<string, Script>
  /** The texts of commands, traps and the like that were read as scripts, by the words that hold them. */
  readonly texts: Map<Word, { readonly text: string; readonly tree: ParsedScript | null }>
  /** Where such a text stands, and its quote; empty for words without. */
  readonly quoted: { readonly span: Span; readonly quote: string }[]
  /** Places of which such a text holds something else, in which nothing can be edited. */
  readonly opaque: Span[]
  /** Commands that run what nobody can read. */
  readonly hidden: Hidden[]
  /** All of it may be run several times, with other answers to what nobody can decide: the number of this time. */
  run: number
  /** The first step of each run. */
  readonly runs: number[]
  /** What the user called, by its place in `mains`, with its first step and its first process. */
  readonly called: { readonly main: number; readonly first: number; readonly process: number }[]
  /** The machine of each run, as the run left it. */
  readonly hosts: HostTree[]
  /** The answers of this run, by the key of the condition. */
  choices: Choices
  /** The condition that decides about a branch which may or may not run, by the construct that it stands in. */
  readonly conditions: Map<SyntaxNode, Condition>
  /** How often a condition was asked in this run. */
  readonly asked: Map<string, number>
  /** Some answer was used for two questions. */
  isUnsure: boolean
  /** Scripts that are running: one that calls itself is not followed. */
  readonly running: Set<string>
  /** The path of the script that the process was started with. */
  program: string
  /** Number of the process that runs, and of the last one that was started. */
  process: number
  processes: number
  /** Variables that other processes see; `*` for all. */
  readonly exported: Set<string>
  /** The script that a function, or what a command runs, stands in. */
  readonly homes: Map<SyntaxNode, Script>
  readonly variables: Variables<Value | null>
  readonly functions: Variables<SyntaxNode>
  /** Null after a `cd` to somewhere unknown. */
  cwd: string | null
  host: HostTree
  readonly steps: Step[]
  readonly images: { readonly name: Value; readonly build: number }[]
  readonly containers: { readonly name: Value; readonly step: number }[]
  readonly records: CommandRecord[]
  readonly redirections: FileRedirection[]
  /** The host's files and the variables as they were at each build step. */
  readonly moments: Map<number, Moment>
  readonly obstacles: Obstacle[]
  readonly assumed: AssumedDefault[]
  /** What a command runs that stands elsewhere: the function that it calls, the text of its trap. */
  readonly bodies: Map<Evaluated, SyntaxNode>
  /** Builds whose Dockerfile the script writes with something in it that only a run of the script knows. */
  readonly openTexts: Map<number, { readonly span: Span; readonly label: string }>
  /** Files that hold the id of a container or an image. */
  readonly idFiles: Map<string, Value>
  /** Containers that were created and not started: what starting one does. */
  readonly created: Map<number, (call: Call, isDetached: boolean) => Outcome>
  /** Commands whose bodies run in processes of their own. */
  readonly processCalls: Set<Evaluated>
  /** What runs when the shell ends or is interrupted. */
  traps: SyntaxNode[]
  maybe: SyntaxNode | null
  /** What a pipe brings to a compound command. */
  stdin: Emission | null
  /** What commands print becomes a part of a word. */
  captured: boolean
  /** Where a compound command's output goes; null for the script's own. */
  stdout: Stream | null
  /** What ends here: the script, the function, the loop. */
  stopped: 'exit' | 'return' | 'break' | null
  /** A branch that may or may not run leaves the function or the loop, so that the rest may not run either. */
  mayHaveLeft: 'return' | 'break' | null
  /** The shell as those branches leave it. */
  left: ShellState[]
  /** A function said under some condition that something went wrong. */
  mayHaveFailed: boolean
  /** Functions that may or may not be defined so. */
  readonly doubtful: Set<SyntaxNode>
  /** Variables of the function that runs: its caller does not see them. */
  locals: Set<string>
  /** Variables that hold what the user called the script with. */
  readonly options: Set<string>
  /** Containers that the script waited for. */
  readonly waited: Set<number>
  /** Containers that are removed: nothing can be copied out of them any more. */
  readonly gone: Set<number>
  readonly facts: ImageFacts
  /** Constructs that nobody reads here, and how many steps had been taken then. */
  readonly unread: { readonly span: Span; readonly at: number }[]
  /** Which files come to lie somewhere depends on who asks for them. */
  asksWanted: boolean
  /** Variables read since the command began. */
  reads: Set<string>
  /** Functions that are running: one that calls itself is not followed. */
  readonly calls: Set<SyntaxNode>
  /** The commands that called them, the outermost first. */
  callers: readonly Evaluated[]
}

/** What a branch can change of the shell itself. */
export interface ShellState {
  readonly variables: Variables<Value | null>
  readonly cwd: string | null
}

export interface Moment {
  readonly host: HostSnapshot
  readonly variables: Pick<Variables<Value | null>, 'get' | 'keys'>
  /** The kind of a path at this moment, for a fold that asks afterwards. */
  readonly tree: HostTree
  readonly run: number
}

/** A path was read with the default of `${V:-d}`. */
export interface AssumedDefault {
  /** The step that the path belongs to. */
  readonly step: number
  readonly label: string
  readonly value: string
}

/** Something that the interpreter could not follow; the fold decides whether it matters to a pipeline. */
export interface Obstacle {
  readonly reason: ObstacleReason
  readonly span: Span
  readonly args: Readonly<Record<string, string>>
  /** The step that is affected; null when all of the script is. */
  readonly step: number | null
}

export type ObstacleReason =
  | 'unreadable-option'
  | 'unknown-path'
  | 'unknown-directory'
  | 'unknown-container'
  | 'removed-container'
  | 'container-runs'
  | 'copy-fails'
  | 'copy-to-stream'
  | 'file-is-there'
  | 'mount-fills'
  | 'output-fills'
  | 'image-layers'
  | 'image-imported'
  | 'archive-fills'
  | 'whole-container'
  | 'unclear-destination'
  | 'maybe'
  | 'calls-itself'

/** What the Dockerfiles of the images say, for the few places where that decides what the script does. */
export interface ImageFacts {
  /** An artifact's type; asked only where that decides a path. */
  readonly typeOf: (artifact: Artifact, build: Step | null) => Artifact['type']
  /** What a container of the image runs unless it is told otherwise. */
  readonly processOf: (build: ImageBuild, builds: readonly ImageBuild[]) => ImageProcess
  /** What an image has under a path; null when that is not sure. */
  readonly originOf: (build: ImageBuild, path: string) => ImageFile | null
  /** All that an image holds; null when that is not known. */
  readonly contentsOf: (build: ImageBuild) => readonly string[] | null
  /** Host paths that a build or a command names somewhere: what a container may have made of a mounted folder. */
  readonly wanted: readonly string[]
  /** What the script copies for a final build alone. */
  readonly brought: readonly BroughtFile[]
  /** The user lets stages run what the host's tools do to extracted files. */
  readonly movesTools: boolean
}

/** A file or folder of the repository that the script copies between two builds, for the second one. */
export interface BroughtFile {
  /** In which run of the script. */
  readonly run: number
  /** Where it comes to lie. */
  readonly path: string
  readonly of: string
  readonly isFolder: boolean
  /** The builder that must not see it: how many builds come before that in its run. */
  readonly builder: number
}

/** A file of the project that was copied, or a text that the Dockerfile writes at a place. */
export type ImageFile = { readonly path: string } | { readonly text: string; readonly span: Span }

export interface ImageProcess {
  /** Null when the Dockerfile sets none. */
  readonly entrypoint: ProcessCommand | null
  readonly cmd: ProcessCommand | null
  /** Null when the base image says it. */
  readonly workdir: string | null
}

/** Files on their way from a container into a pipe or a redirection. */
export interface Emission {
  readonly container: number
  /** The step whose output it is. */
  readonly via: number
  /** A tar archive of them, or the bytes of the one file. */
  readonly form: 'archive' | 'file'
  readonly files: readonly {
    readonly source: string
    readonly contents: boolean
    /** In the archive; empty for contents without a folder. */
    readonly name: string
  }[]
  /** Somebody here knew what to do with it. */
  taken: boolean
}

/** @param mains what the user calls, one after the other; there is one at least. */
export function newWorld(project: Project, mains: readonly Script[], facts: ImageFacts): World {
  const steps: Step[] = []
  const [script] = mains as readonly [Script, ...Script[]]
  return {
    project: WrittenFiles.over(project),
    wantedImages: [],
    script,
    mains,
    driven: new Map(),
    fragments: [],
    scripts: new Map(mains.map((one) => [one.path, one])),
    texts: new Map(),
    quoted: [],
    opaque: [],
    hidden: [],
    run: 0,
    runs: [],
    called: [],
    hosts: [],
    choices: new Map(),
    conditions: new Map(),
    asked: new Map(),
    isUnsure: false,
    running: new Set(),
    program: script.path,
    process: 0,
    processes: -1,
    exported: new Set(),
    homes: new Map(),
    processCalls: new Set(),
    openTexts: new Map(),
    idFiles: new Map(),
    created: new Map(),
    cwd: null,
    variables: new Variables(),
    functions: new Variables(),
    host: newHost(project, facts, steps),
    steps,
    images: [],
    containers: [],
    records: [],
    redirections: [],
    moments: new Map(),
    obstacles: [],
    assumed: [],
    bodies: new Map(),
    traps: [],
    maybe: null,
    stdin: null,
    captured: false,
    stdout: null,
    stopped: null,
    mayHaveLeft: null,
    left: [],
    mayHaveFailed: false,
    doubtful: new Set(),
    locals: new Set(),
    options: new Set(['OPTARG', 'OPTIND']),
    waited: new Set(),
    gone: new Set(),
    facts,
    unread: [],
    asksWanted: false,
    reads: new Set(),
    calls: new Set(),
    callers: [],
  }
}

export function newHost(project: Project, facts: ImageFacts, steps: readonly Step[]): HostTree {
  return new HostTree(project, (artifact) =>
    facts.typeOf(artifact, artifact.build === null ? null : (steps[artifact.build] ?? null)),
  )
}

export function momentOf(world: World): Moment {
  const { host, variables, run } = world
  return { host: host.snapshot(), variables: variables.copy(), tree: host.copy(), run }
}

/** The script, among those that the user calls, that took a step. */
export function mainOf(world: Pick<World, 'called'>, step: number): number {
  return world.called.findLast(({ first }) => first <= step)!.main
}

/** The script, among those that the user calls, that ran a command. */
export function callerOf(world: Pick<World, 'called'>, { process }: CommandRecord): number {
  return world.called.findLast((one) => one.process <= process)!.main
}

/** The run in which a step was taken. */
export function runOf(world: Pick<World, 'runs'>, step: number): number {
  return world.runs.findLastIndex((first) => first <= step)
}

export function spanOf(world: World, range: Range): Span {
  return { path: world.script.path, start: range.start, end: range.end }
}

/** The text of the script that a span lies in. */
export function textAround(world: World, span: Span): string {
  return world.scripts.get(span.path)?.text ?? ''
}

export function obstruct(
  world: World,
  reason: ObstacleReason,
  range: Range,
  args: Readonly<Record<string, string>> = {},
  step: number | null = null,
): void {
  world.obstacles.push({ reason, span: spanOf(world, range), args, step })
}
