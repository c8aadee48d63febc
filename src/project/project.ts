/** What a path is, links followed; `missing` also for what cannot be looked at. */
export type Kind = 'file' | 'directory' | 'missing'

/** One file's text together with what is needed to write its bytes back unchanged. */
export interface TextFile {
  readonly text: string
  /** `latin1` where the bytes are no valid UTF-8, so that offsets and bytes survive. */
  readonly encoding: 'utf8' | 'latin1'
  /** The bytes hold a NUL: a program or an archive rather than a script or a Dockerfile. */
  readonly binary: boolean
}

/**
 * Where files come from. Paths run from the project's root with `/` between their parts and without `.` or
 * `..`; the root itself is the empty string. Every method is synchronous and none writes.
 */
export interface Project {
  /** The file's text, or null when there is no such file. Throws when it is there but cannot be read. */
  read(path: string): TextFile | null
  /** The names in a directory, sorted by code unit; empty when it is no directory. */
  list(path: string): readonly string[]
  kind(path: string): Kind
  /** Whether the path is a symbolic link, and to what; null when it is none. */
  linkTarget(path: string): string | null
  /** Whether git would leave this path out of a fresh checkout (`.gitignore`): it may be from an earlier run. */
  ignoredByGit(path: string): boolean
}
