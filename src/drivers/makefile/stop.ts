/** Make stops here: `$(error …)`, a syntax that it does not accept. */
export class Stop extends Error {
  /** The line's offset in the file. */
  at: number | undefined
}

/** Stops, and takes with it a branch that may not be read at all. */
export class ErrorCall extends Stop {}
