import type { Project } from '../project/project.ts'
import type { Fragment } from '../shell/fragment.ts'
import type { Range, TextEdit } from '../source/span.ts'

/** A kind of file that runs shells: a Makefile, a CI job, the scripts of a package. */
export interface Driver {
  /** As people call such a file. */
  readonly name: string
  /** Whether a file is of this kind, by its path. */
  handles(path: string): boolean
  /** Reads the file, and those of the project that it includes. Never throws for what they hold. */
  read(project: Project, path: string): DriverReading
}

export type DriverReading =
  | { readonly ok: true; readonly file: DrivenFile }
  | { readonly ok: false; readonly problem: string; readonly at: number }

export interface DrivenFile {
  readonly path: string
  /** The text of the file, and of each that it includes, as they are on disk. */
  readonly texts: ReadonlyMap<string, string>
  /** Files that one goal leaves on the host are there for the next: not so for the jobs of a CI. */
  readonly goalsShareFiles: boolean
  /** What a user can ask for, in the order of the file: targets, tasks, jobs. */
  readonly goals: readonly Goal[]
  /**
   * The shells that run for some goals, in the order in which they run.
   *
   * @param goals their names, in the order in which a user asks for them; what ran for one is not run again for another
   *   where the kind of file says so.
   */
  fragmentsOf(goals: readonly string[]): readonly Fragment[]
  /**
   * A text of the shell as this file writes it: `$$` for `$` in a Makefile, escapes in JSON.
   *
   * @param path the file that it will stand in.
   * @param at the offset there: a scalar of YAML has one of five styles.
   */
  write(text: string, path: string, at: number): string
  /**
   * What else has to change when commands went: targets without recipe and what names them, variables that nothing reads.
   *
   * @param edits of the texts, as the fold made them.
   * @returns further edits, or null where the file cannot do without what went.
   */
  tidy(edits: FileEdits): FileEdits | null
  /** What a user types for some goals, in the folder of the file; null where nobody can run it by hand. */
  commandFor(goals: readonly string[]): string | null
}

/** By the path of the file. */
export type FileEdits = ReadonlyMap<string, readonly TextEdit[]>

export interface Goal {
  readonly name: string
  readonly range: Range
  /** Other goals that it runs, itself not among them. */
  readonly needs: readonly string[]
}
