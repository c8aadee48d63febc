import { nowhere } from './builtin.ts'
import { expand } from './expand.ts'
import { isThere, projectPath } from './functions/files.ts'
import { variableText } from './lookup.ts'
import type { Text } from './marks.ts'
import type { Reader } from './reader.ts'

/** The files that are there before make runs. */
export class ExistingFiles {
  readonly #reader: Reader

  constructor(reader: Reader) {
    this.#reader = reader
  }

  isThere(name: Text): boolean {
    const { session } = this.#reader
    const path = projectPath(name, session)
    return path !== null && isThere(path, session)
  }

  /** Where a file is that no rule makes: at its name, or where make searches; null when it is nowhere. */
  find(name: Text): Text | null {
    const { searchPaths, rules } = this.#reader
    if (this.isThere(name)) return name
    if (rules.of(name).length > 0 || name.startsWith('/')) return null
    const general = variableText('VPATH', this.#reader.scope(nowhere), expand)
    const directories = [...searchPaths.of(name), ...general.split(/[\s:]+/)].filter(Boolean)
    return directories.map((one) => `${one}/${name}`).find((path) => this.isThere(path)) ?? null
  }
}
