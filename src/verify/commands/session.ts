import type { Engine } from '../engines/engine.ts'
import type { Names } from '../names.ts'

/** A `docker build` that came to an image. */
export interface BuildEvent {
  /** Absolute; null for one from standard input. */
  readonly dockerfile: string | null
  /** What `--target` says; null without one. */
  readonly target: string | null
  /** As the script gives them, with those of a later `docker tag`. */
  readonly tags: readonly string[]
  /** A throw-away name of the image. */
  readonly image: string
}

/** What one way's commands share. */
export interface Session {
  readonly names: Names
  readonly engine: Engine
  /** A folder for files that the commands need, outside of every context. */
  readonly scratch: string
  readonly builds: BuildEvent[]
  /** Images from elsewhere: what of them was not there before is removed at the end. */
  readonly foreign: Set<string>
  readonly notes: Set<string>
  /** A number that no command had before. */
  next(): number
}

/** A call of one of the wrappers. */
export interface Request {
  readonly tool: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Gives the path of a file with all of the standard input. */
  readonly stdin: () => Promise<string>
}

/** What a wrapper does for a call. */
export type Action =
  | {
      readonly exec: readonly string[]
      /** A file for its standard input, instead of the wrapper's own. */
      readonly stdin?: string
      /** Told what the command writes to its standard output. */
      readonly onOutput?: (text: string) => void
      /** The status that the wrapper ends with; the command's own without it. */
      readonly onEnd?: (status: number) => number | void | Promise<number | void>
    }
  | { readonly status: number; readonly stdout?: string; readonly stderr?: string }

/** A command that is not run, and says so. */
export function skip(session: Session, what: string): Action {
  session.notes.add(`${what} was not run`)
  return { status: 0, stderr: `stagefold: not run: ${what}\n` }
}

/** A command that cannot be run without touching what is not ours. */
export function refuse(session: Session, what: string): Action {
  session.notes.add(`${what} was not run: it could touch what the script did not make`)
  return { status: 125, stderr: `stagefold: cannot run here: ${what}\n` }
}
