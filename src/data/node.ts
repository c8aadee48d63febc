import type { Range } from '../source/span.ts'

/** A value of a YAML or JSON text; null stands where nothing does. */
export type Node = Scalar | Mapping | Sequence | Alias

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded'

interface Placed {
  /** From the first character, quotes and block headers with it, to the last that is no blank. */
  readonly range: Range
  readonly anchor: string | null
  readonly tag: string | null
}

export interface Scalar extends Placed {
  readonly kind: 'scalar'
  readonly style: Style
  /** What it says. */
  readonly text: string
}

export interface Mapping extends Placed {
  readonly kind: 'mapping'
  /** With braces. */
  readonly isFlow: boolean
  readonly entries: readonly Entry[]
}

export interface Entry {
  /** From the key to the value's end. */
  readonly range: Range
  readonly key: Scalar
  readonly value: Node | null
}

export interface Sequence extends Placed {
  readonly kind: 'sequence'
  /** With brackets. */
  readonly isFlow: boolean
  readonly items: readonly Item[]
}

export interface Item {
  /** With the dash. */
  readonly range: Range
  readonly value: Node | null
}

export interface Alias {
  readonly kind: 'alias'
  readonly range: Range
  readonly name: string
  /** What has its anchor; null when nothing before it has, or what it stands in. */
  readonly target: Exclude<Node, Alias> | null
}

export type DataReading =
  /** A YAML file can hold several. */
  | { readonly ok: true; readonly documents: readonly (Node | null)[] }
  | { readonly ok: false; readonly problem: string; readonly at: number }
