import { messageOf, systemCode } from '../apply/system-error.ts'

/** The command line asks for something impossible; its message is all that the person needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was named on the command line cannot be read. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** What to say of any other error: a full disk speaks for itself, and the rest is our mistake. */
export function unexpected(error: unknown): string {
  if (systemCode(error) !== null) return messageOf(error)
  const stack = (error as Partial<Error> | null)?.stack
  return `this is a mistake in stagefold itself, please report it.\n${stack ?? String(error)}`
}
