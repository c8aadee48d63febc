import type { FoldResult } from '../result.ts'
import type { ReportContext } from './place.ts'

/** One pipeline's result, and what reports need to speak of it. */
export interface Reported {
  /** The project's folder as it is shown; `.` for the one that people stand in. */
  readonly root: string
  /** Its scripts from the project's root, in the order in which they are called. */
  readonly scripts: readonly string[]
  /** What came of it. */
  readonly result: FoldResult
  /** Where the texts are that the result speaks of. */
  readonly context: ReportContext
  /** Where the files were to be written: why they were not, or empty when they were. */
  readonly refusals?: readonly NotWritten[]
}

/** A file that could not be written, so that none of its pipeline was. */
export interface NotWritten {
  /** From the project's root. */
  readonly path: string
  /** Short, for programs. */
  readonly reason: string
  /** What is wrong with the file, for people, without its name in front. */
  readonly message: string
  /** What the system said, where it said something. */
  readonly detail?: string
}
