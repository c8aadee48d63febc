/** Longer files are data, and no person wrote them. */
export const LONGEST = 1024 * 1024

/** Nesting beyond this is no file that a person wrote. */
export const DEEPEST = 200
export const tooDeep = 'YAML that is nested too deeply'

/** Found while a text becomes a tree. */
export class Unreadable extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}
