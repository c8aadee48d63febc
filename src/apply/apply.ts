import type { FileChange } from '../result.ts'
import type { Environment } from './journal-paths.ts'
import type { Refusal } from './refusal.ts'
import { ProjectWriter } from './writer.ts'

export interface WriterOptions {
  /** Write over what git could not bring back. */
  readonly allowDirty?: boolean
  /** Where the user's state is kept, for a journal outside of git. */
  readonly env: Environment
}

/** The files of one pipeline, or of several that share files: all of them are written or none. */
export type Unit = readonly FileChange[]

/** A run that writes to one project; `undo` takes everything back that went through it. None of this throws. */
export interface Writer {
  /**
   * Says what will be written: git is asked, and the journal flushed, once for all instead of once for each.
   * `write` knows the units again when it gets the same arrays.
   */
  announce(units: readonly Unit[]): void
  /** Writes a unit; an empty list says that it is written, any other that nothing of it is. */
  write(unit: Unit): readonly Refusal[]
  /** The run has come to its end, and the next one is another. */
  finish(): void
  /** The run ends early, and the next one goes on with it, as after the end of the process. */
  stop(): void
}

/** Starts a run that writes to the project at `root`, or goes on with one that was stopped. */
export function createWriter(root: string, options: WriterOptions): Writer {
  return new ProjectWriter(root, options)
}
