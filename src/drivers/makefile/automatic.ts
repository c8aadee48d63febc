import type { Text } from './marks.ts'

/** A prerequisite, in the order in which they are made. */
export interface Need {
  readonly name: Text
  readonly isOrderOnly: boolean
}

export interface Made {
  readonly target: Text
  readonly stem: Text
  /** As they were found, more than once where they are named so. */
  readonly needs: readonly Need[]
}

/** `$@` and its like, with the `D` and `F` of each. */
export function automaticVariables({ target, stem, needs }: Made): Map<string, Text> {
  const normal = needs.flatMap(({ name, isOrderOnly }) => (isOrderOnly ? [] : [name]))
  const isNormal = new Set(normal)
  // One that is named both ways is a normal one, where it is named first.
  const unique = [...new Set(needs.map(({ name }) => name))]
  const all = unique.filter((name) => isNormal.has(name))
  const lists: readonly (readonly [string, readonly Text[]])[] = [
    ['@', [target]],
    ['%', []],
    ['<', normal.slice(0, 1)],
    // In a fresh checkout everything is newer than what is not there.
    ['?', all],
    ['^', all],
    ['+', normal],
    ['|', unique.filter((name) => !isNormal.has(name))],
    ['*', stem === '' ? [] : [stem]],
  ]
  return new Map(
    lists.flatMap(([name, words]) => [
      [name, words.join(' ')],
      [`${name}D`, words.map(directoryPart).join(' ')],
      [`${name}F`, words.map((word) => word.slice(word.lastIndexOf('/') + 1)).join(' ')],
    ]),
  )
}

function directoryPart(word: Text): Text {
  const slash = word.lastIndexOf('/')
  return slash === -1 ? '.' : slash === 0 ? '/' : word.slice(0, slash)
}
