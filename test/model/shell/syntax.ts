export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable'
      readonly name: string
      readonly fallback: string | null
      readonly quoted: boolean
    }
  | { readonly kind: 'command'; readonly text: string; readonly quoted: boolean }

export type Word = readonly Part[]

export interface Redirection {
  /** `1>` has 1; `2>&1` has 2 and the target `&1`. */
  readonly descriptor: number
  readonly operator: '>' | '>>' | '<' | '>&'
  readonly target: Word
}

export interface Simple {
  readonly kind: 'simple'
  readonly assignments: readonly { readonly name: string; readonly value: Word }[]
  readonly words: readonly Word[]
  readonly redirections: readonly Redirection[]
}

export interface Loop {
  readonly kind: 'for'
  readonly name: string
  readonly words: readonly Word[]
  readonly body: List
}

export interface Condition {
  readonly kind: 'if'
  readonly test: List
  readonly yes: List
  readonly no: List
}

export interface Group {
  readonly kind: 'subshell'
  readonly body: List
}

export type Command = Simple | Loop | Condition | Group

export interface Pipeline {
  readonly negated: boolean
  readonly commands: readonly Command[]
}

/** `a && b || c`: each after the first with what stands before it. */
export interface AndOr {
  readonly first: Pipeline
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[]
}

export type List = readonly AndOr[]
