import type { Range } from '../source/span.ts'
import type { Statement } from './parse.ts'
import type { Value } from './value.ts'

/**
 * What one shell runs, taken from a file that is no script itself: a line of a recipe, a step of a CI job. Variables,
 * functions and the working directory end with it; files, images and containers stay.
 */
export interface Fragment {
  /** The file that its offsets count in: the one that was asked for, or one that it includes. */
  readonly path: string
  /** All that goes when it goes: with the prefixes of a recipe's line, the dash of a list in YAML. */
  readonly range: Range
  /**
   * A subshell around its statements, over the whole range; their offsets count in the file. Null when nobody can read
   * them. A text that runs twice with the same words is the same node.
   */
  readonly statement: Statement | null
  /** The directory in the project in which its shell starts; null when it is not known. */
  readonly cwd: string | null
  /** Variables that its shell starts with; null for one that is known to be unset. */
  readonly variables: ReadonlyMap<string, Value | null>
  /**
   * References of the file's own language whose text is more than a part of one word, `$(FLAGS)`: nothing inside of
   * their value can be edited here.
   */
  readonly opaque: readonly Range[]
  /** What runs next runs also after a failure of this. */
  readonly isFailureIgnored: boolean
  /** Nobody can tell whether it runs: `if:` of a CI step, a conditional of a Makefile over something unknown. */
  readonly isMaybe: boolean
}
