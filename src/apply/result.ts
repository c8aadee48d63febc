import type { FileChange, FoldResult } from '../result.ts'
import type { Environment } from './journal-paths.ts'
import type { Refusal } from './refusal.ts'

/** What `apply` writes, and where. */
export interface ApplyOptions {
  /** The project's root on disk, which the results come from. Its edits' paths run from there. */
  readonly root: string
  /**
   * What `scan` gave, or `fold`, or a part of it. Those that are not folded are passed over; of those with the same
   * `unit` all files are written or none.
   */
  readonly results: Iterable<FoldResult | UnitResult>
  /** Write over what git could not bring back. */
  readonly allowDirty?: boolean
  /** Says where the user's state is kept (`XDG_STATE_HOME`, `HOME`), for projects without git; the process's own without it. */
  readonly env?: Environment
  /** Stops between two units. Those that are left are refused as `stopped`; another call with them goes on. */
  readonly signal?: AbortSignal
  /**
   * Is called when a unit is done with. What it throws ends the run, as the signal does, and is thrown again.
   * @param event the unit, and how far the run is
   */
  readonly onEvent?: (event: ApplyEvent) => void
}

/** A result, and what it has to be written with: of a scan. */
export interface UnitResult {
  /** What `fold` gives. */
  readonly result: FoldResult
  /** Results with the same number are written together or not at all. */
  readonly unit: number
}

/** A unit was written, or was not. */
export interface ApplyEvent {
  /** Which one, and what came of it. */
  readonly unit: AppliedUnit
  /** How many are done by now, from 1. */
  readonly done: number
  /** How many there are. */
  readonly total: number
}

/** What came of an `apply`: plain data. */
export interface ApplyResult {
  /** `written`: every unit. `incomplete`: at least one was refused. `nothing`: there was none. */
  readonly status: 'written' | 'incomplete' | 'nothing'
  /** In the order of the results. */
  readonly units: readonly AppliedUnit[]
}

/** One pipeline, or several that change the same files. */
export interface AppliedUnit {
  /** The scripts of its pipelines. */
  readonly scripts: readonly string[]
  /** Its files, each once. */
  readonly edits: readonly FileChange[]
  /** Why nothing of it is written; empty when all is. */
  readonly refusals: readonly Refusal[]
}

/** What `undo` takes back. */
export interface UndoOptions {
  /** The project's root on disk, as `apply` had it. */
  readonly root: string
  /** As `apply` had it; the process's own without it. */
  readonly env?: Environment
}
