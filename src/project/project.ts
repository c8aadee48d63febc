/** What a path is, links followed; `missing` also for what cannot be looked at. */
export type Kind = 'file' | 'directory' | 'missing'

/** One file's text together with what is needed to write its bytes back unchanged. */
export interface TextFile {
  /** What the file holds, a byte order mark and carriage returns too. */
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
  /**
   * What a file holds; symbolic links are followed.
   * @param path from the root
   * @returns null when there is no such file
   * @throws anything, when it is there but cannot be read
   */
  read(path: string): TextFile | null
  /**
   * The names in a directory, without `.` and `..`.
   * @param path from the root
   * @returns sorted by code unit; empty when it is no directory
   */
  list(path: string): readonly string[]
  /**
   * What a path is; symbolic links are followed.
   * @param path from the root
   */
  kind(path: string): Kind
  /**
   * Whether the path itself is a symbolic link.
   * @param path from the root
   * @returns what the link says; null when it is none
   */
  linkTarget(path: string): string | null
  /**
   * Whether git would leave this path out of a fresh checkout (`.gitignore`): it may be from an earlier run.
   * @param path from the root
   */
  ignoredByGit(path: string): boolean
}
