import type { FoldOptions, FoldResult } from '../result.ts'

/** Where to look for pipelines, what to fold them with, and who is told. Every path runs from the project's root. */
export interface ScanOptions extends Omit<FoldOptions, 'script' | 'alsoFolded'> {
  /** Scripts, and folders that are searched; the root itself without it. */
  readonly paths?: readonly string[]
  /** Where the project lies, from the folder that globs and shards are about; '' for its root, as without it. */
  readonly at?: string
  /** Globs as in a `.gitignore`, from `at`'s folder: of what is found, only this. */
  readonly include?: readonly string[]
  /** Globs as in a `.gitignore`, from `at`'s folder: these files, and what lies in these folders, are not searched. */
  readonly exclude?: readonly string[]
  /** The same, and nothing in it uses a file of the rest, so that no fold has to heed it: fixtures, examples. */
  readonly unrelated?: readonly string[]
  /** Search what git ignores too. */
  readonly ignored?: boolean
  /** Only this part of the pipelines. */
  readonly shard?: Shard
  /** `false` leaves steps and origins out of the results: of a large scan's memory they take most. */
  readonly steps?: boolean
  /**
   * What else one script is folded with; it outranks the options of the scan.
   * @param script its path in the project
   */
  readonly optionsFor?: (script: string) => Partial<FoldOptions>
  /** Stops between two scripts: the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * Is called as the scan goes on, before the first result is there. What it throws ends the scan.
   * @param event what has happened
   */
  readonly onEvent?: (event: ScanEvent) => void
}

/** One part of `count`, which together are the whole: a unit of a scan is in the same one on every machine. */
export interface Shard {
  /** Which part, from 1 to `count`. */
  readonly index: number
  /** How many parts there are. */
  readonly count: number
}

/** What a scan tells as it goes on; `type` says what has happened. */
export type ScanEvent = ScanRepository | ScanFound | ScanFolded

/** A folder is a repository of its own: a project for another scan, which this one leaves out. */
export interface ScanRepository {
  /** What the members of {@link ScanEvent} are told apart by. */
  readonly type: 'repository'
  /** The folder, from the project's root. */
  readonly path: string
}

/** All scripts that may drive builds are known; there is one such event. */
export interface ScanFound {
  /** What the members of {@link ScanEvent} are told apart by. */
  readonly type: 'found'
  /** How many there are: so many events `folded` follow, and at most so many results. */
  readonly scripts: number
}

/** A script was folded by itself. */
export interface ScanFolded {
  /** What the members of {@link ScanEvent} are told apart by. */
  readonly type: 'folded'
  /** Its path; the first one's of several that are called one after the other. */
  readonly script: string
  /** The result's. */
  readonly status: FoldResult['status']
  /** What came of it alone. Other pipelines that share its files may still change it: to be shown, not to be written. */
  readonly result: FoldResult
  /** How many are folded by now, from 1. */
  readonly done: number
  /** How many there are, as the event `found` said. */
  readonly total: number
}

/** One script, or several that are called one after the other, to be folded. */
export interface Job {
  /** From the project's root. */
  readonly scripts: readonly [string, ...string[]]
  /** It was named, rather than found in a folder. */
  readonly named: boolean
}

/** A job and what came of it, alone. */
export interface Outcome extends Job {
  /** What `fold` gives. */
  readonly result: FoldResult
}

/** One pipeline of a project, and what came of it beside all others: plain data. */
export interface ScanResult extends Outcome {
  /** Pipelines with the same number change the same files: they are written together or not at all. */
  readonly unit: number
}
