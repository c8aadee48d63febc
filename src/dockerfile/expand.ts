import { type Lookup, lex, LexError } from './lex.ts'

export type { Lookup } from './lex.ts'

/** What a word becomes. */
export interface Expansion {
  /** Null when it depends on a value that is not known, or cannot be expanded. */
  readonly text: string | null
  /** The names whose unknown values it depends on. */
  readonly unknown: readonly string[]
  /** All the names it mentions, in alternatives that are not taken too. */
  readonly names: readonly string[]
  /** Why BuildKit cannot expand it; null when it can. */
  readonly error: string | null
}

/**
 * Expands a word of an instruction as BuildKit's `ProcessWord` does: quotes and escapes fall away, `$V` and all
 * the `${V…}` forms get their values.
 *
 * @param lookup returns undefined for a name that is not set (expands to nothing), null for a value not known.
 * @param escape the file's escape character.
 */
export function expandWord(text: string, lookup: Lookup, escape: string): Expansion {
  try {
    const { text: expanded, unknown, names } = lex(text, lookup, { escape })
    return { text: unknown.size > 0 ? null : expanded, unknown: [...unknown], names: [...names], error: null }
  } catch (error) {
    if (!(error instanceof LexError)) throw error
    return { text: null, unknown: [], names: namesIn(text, escape), error: error.message }
  }
}

function namesIn(text: string, escape: string): readonly string[] {
  const seen = new Set<string>()
  const note: Lookup = (name) => {
    seen.add(name)
    return ''
  }
  try {
    lex(text, note, { escape })
  } catch (error) {
    if (!(error instanceof LexError)) throw error
  }
  return [...seen]
}

/**
 * A literal as a word of an instruction in plain form, so that expansion gives it back: `$`, quotes and the escape
 * character are escaped (E33). Words with spaces in them need the JSON form, in which this holds too.
 */
export function escapeWord(text: string, escape: string): string {
  return text.replace(/["'$\\`]/g, (char) =>
    char === '\\' || char === '`' ? (char === escape ? escape + char : char) : escape + char,
  )
}
