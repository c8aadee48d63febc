import type { Value } from '../shell/value.ts'

/** A shell of Windows: only what it does as a POSIX shell would is read. */
export interface Dialect {
  readonly name: string
  readonly extension: RegExp
  /** What joins a line with the next. */
  readonly continuation: RegExp
  /** Lines that do nothing to any file, image or container. */
  readonly idle: RegExp
  /** Sets a variable to a plain text: `name` and `value`. */
  readonly assignment: RegExp
  /** A command whose words mean the same to a POSIX shell, once variables are replaced and `\` is `/`. */
  readonly command: RegExp
  /** A use of a variable: its name, that of one of the environment. */
  readonly variable: RegExp
  /** Variables that every script has. */
  readonly given: (directory: Value) => ReadonlyMap<string, Value>
  readonly nameOf: (match: RegExpMatchArray) => { readonly name: string; readonly isEnvironment: boolean }
  readonly unset: (name: string, isEnvironment: boolean) => Value
  readonly start: (name: string) => string
}
