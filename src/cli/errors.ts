/** The command line asks for something impossible; its message is all that the person needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was named on the command line cannot be read. */
export class InputError extends Error {
  override readonly name = 'InputError'
}
