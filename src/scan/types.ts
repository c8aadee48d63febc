import type { FoldOptions, FoldResult } from '../result.ts'

/** Where to look for pipelines, what to fold them with, and who is told. */
export interface ScanOptions extends Omit<FoldOptions, 'script' | 'alsoFolded'> {
  /** Scripts, and folders that are searched, from the project's root; the root itself without it. */
  readonly paths?: readonly string[]
  /** Where the project lies, from the folder that globs and shards are about; '' for its root, as without it. */
  readonly at?: string
  /** Globs as in a `.gitignore`, from `at`'s folder: of what is found, only this. */
  readonly include?: readonly string[]
  /** Globs as in a `.gitignore`, from `at`'s folder: these files, and what lies in these folders, are not searched. */
  readonly exclude?: readonly string[]
  /** Search what git ignores too. */
  readonly ignored?: boolean
  /** Only this part of the pipelines. */
  readonly shard?: Shard
  /** What else one script is folded with. */
  readonly optionsFor?: (script: string) => Partial<FoldOptions>
  /** Others that fold at the same time, as threads do. */
  readonly helpers?: (work: Work) => Help | null
  /** Stops between two scripts: the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
  /** Is called as it goes on; the results come once nothing that is still to be read can change them. */
  readonly onEvent?: (event: ScanEvent) => void
}

/** One part of `count`, which together are the whole. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number
  readonly count: number
}

export type ScanEvent =
  /** All scripts that may drive builds are known. */
  | { readonly type: 'found'; readonly scripts: number }
  /** A folder is a repository of its own: a project for another scan, which this one leaves out. */
  | { readonly type: 'repository'; readonly path: string }
  /** One of them was folded by itself, as the `done`th of `total`. */
  | {
      readonly type: 'folded'
      readonly script: string
      readonly status: FoldResult['status']
      readonly done: number
      readonly total: number
    }

/** One script, or several that are called one after the other, to be folded. */
export interface Job {
  /** From the project's root. */
  readonly scripts: readonly [string, ...string[]]
  /** It was named, rather than found in a folder. */
  readonly named: boolean
}

/** What is left to do, for others that help. */
export interface Work {
  readonly total: number
  /** The next jobs; none when nothing is left. */
  take(count: number): readonly Job[]
  settle(job: Job, result: FoldResult): void
  /** Jobs that were taken, and that nobody folds after all. */
  giveBack(jobs: readonly Job[]): void
}

export interface Help {
  /** Is fulfilled once nothing that was taken is still to be settled. Never rejected. */
  readonly done: Promise<unknown>
  stop(): void
}

/** A job and what came of it, alone. */
export interface Outcome extends Job {
  readonly result: FoldResult
}

export interface ScanResult extends Outcome {
  /** Pipelines with the same number change the same files: they are written together or not at all. */
  readonly unit: number
}
