import type { Range, Span } from '../../source/span.ts'
import type { Text } from './marks.ts'
import type { Placed } from './placed.ts'
import type { Source } from './source.ts'
import type { Variables } from './variables.ts'

/** A word of a rule's first line, expanded. */
export interface HeaderWord {
  readonly text: Text
  readonly range: Range
  /** Other words stand in the same place: `$(OBJECTS)`. */
  readonly isShared: boolean
}

export interface RecipeLine {
  /** What follows the tab, up to the end of the last line that belongs to it. */
  readonly text: Placed
  /** A conditional of which nobody can tell decides whether it is there. */
  readonly isDoubtful: boolean
}

export interface Rule {
  readonly targets: readonly HeaderWord[]
  readonly prerequisites: readonly HeaderWord[]
  readonly orderOnly: readonly HeaderWord[]
  /** The pattern of `targets: pattern: prerequisites`. */
  readonly targetPattern: Text | null
  readonly isDoubleColon: boolean
  /** One run of the recipe makes all targets. */
  readonly isGrouped: boolean
  /** Prerequisites are expanded once more when they are needed. */
  readonly isExpandedTwice: boolean
  /** It is make's own. */
  readonly isBuiltin: boolean
  readonly isDoubtful: boolean
  readonly source: Source
  /** Its first line. */
  readonly at: Span
  /** Where its prerequisites begin: behind the colon. */
  readonly behindColon: number
  /** Null where there is none; an empty one is one too. */
  recipe: RecipeLine[] | null
}

/** `target: NAME = value`. */
export interface TargetVariable {
  readonly apply: (variables: Variables) => void
  readonly isPrivate: boolean
  /** The line that sets it. */
  readonly at: Span
}

export function isPattern({ text }: HeaderWord): boolean {
  return /(?:^|[^\\])%/.test(text)
}
