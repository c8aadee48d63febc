import { readPattern, stemOf, type Pattern } from './pattern.ts'

/** Where make looks for files that are not where they are named. */
export class SearchPaths {
  #paths: { readonly pattern: Pattern; readonly text: string; readonly directories: readonly string[] }[] = []

  /** `vpath pattern directories`; without directories it is taken back. */
  add([pattern, ...directories]: readonly string[]): void {
    if (pattern === undefined) this.#paths = []
    else if (directories.length === 0) this.#paths = this.#paths.filter(({ text }) => text !== pattern)
    else {
      const split = directories.flatMap((one) => one.split(':')).filter((one) => one !== '')
      this.#paths.push({ pattern: readPattern(pattern), text: pattern, directories: split })
    }
  }

  /** The directories for a name, before those of `VPATH`. */
  of(name: string): readonly string[] {
    return this.#paths.flatMap(({ pattern, directories }) =>
      stemOf(pattern, name) === null ? [] : directories,
    )
  }
}
