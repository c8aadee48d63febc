import { expandParts, wholeWord, type Scope } from './expand.ts'
import type { Word } from './parse.ts'
import { known } from './value.ts'

/**
 * A word as the pattern that `case` and `[[ == ]]` make of it: what is quoted stands for itself.
 *
 * @returns null when it depends on something unknown or is an extended pattern.
 */
export function patternOf(word: Word, scope: Scope): string | null {
  let pattern = ''
  for (const part of word.parts ?? [wholeWord(word)]) {
    if (part.type === 'ExtendedGlob') return null
    const text = known(expandParts([part], scope))
    if (text === null) return null
    const isPattern = part.type === 'Glob' || part.type.endsWith('Expansion')
    pattern += isPattern ? text : text.replace(/[\\*?[\]]/g, '\\$&')
  }
  return pattern
}
