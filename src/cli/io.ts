/** The world around one run of the command, so that tests can run it within their own process. */
export interface Io {
  /** Carries the result and nothing else. */
  readonly stdout: Output
  /** Carries everything that is said about it. */
  readonly stderr: Output
  /** Where a person answers; without it nobody can be asked. */
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  /** Absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** What was typed to start the command, for messages that say what to type next. */
  readonly command: string
  /** Where threads find the bundle that holds this code; without it there is one thread. */
  readonly bundle?: string
  /** Is told what kind of run it is, once that is known. */
  readonly onCommand?: (kind: string) => void
}

export interface Output {
  write(chunk: string | Uint8Array): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Whether to write colours to a stream: the option, then https://no-color.org, then the terminal decides. */
export function wantsColor(io: Io, output: Output, option: boolean | undefined): boolean {
  if (option !== undefined) return option
  if (io.env['NO_COLOR']) return false
  return output.isTTY === true && io.env['TERM'] !== 'dumb'
}
